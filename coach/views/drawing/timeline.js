// Two lanes on one canvas: only what is in sight is drawn, so that thousands of turns stay fluid.
const ROW = { signs: 14, lane: 24, between: 18, axis: 20 }
const SHAPES = {
  interruption: "triangle",
  backchannel: "square",
  "cooperative-overlap": "diamond",
  "early-reply": "bar",
  "other-overlap": "ring",
}
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21600, 43200, 86400, 172800, 604800]

function timelineSection(screen) {
  const { data, say } = screen
  const { mode, bars } = data.timeline
  if (!bars.length) return { node: el("div"), mark() {}, stop() {} }
  const turns = new Map(data.turns.map((turn) => [turn.n, turn]))
  const lanes = ["agent", "customer", "other"].filter((who) => who !== "other" || data.turns.some((t) => t.who === who))
  const rows = laneRows(lanes)
  const height = rows.bottom + ROW.axis
  const from = Math.min(...bars.map((bar) => bar[1]))
  const to = Math.max(...bars.map((bar) => bar[2]), from + 1)
  let zoom = 1
  let current = bars[0][0]
  let touched = false
  let frame = 0

  const canvas = el("canvas", { "aria-hidden": "true" })
  const track = el("div", { class: "track" }, canvas)
  const tip = el("div", { class: "tip", hidden: true, "aria-hidden": "true" })
  const view = el("div", {
    class: "view",
    tabindex: "0",
    role: "slider",
    "aria-label": `${say("timeline")}: ${say(`timeline_${mode}`)}`,
    "aria-description": say("timeline_help"),
    "aria-valuemin": bars[0][0],
    "aria-valuemax": bars[bars.length - 1][0],
    style: `height: ${height + 14}px`,
  }, track)
  const names = el("div", { class: "lanes", "aria-hidden": "true" }, lanes.map((who) =>
    el("span", { class: who, style: `top: ${rows[who]}px; height: ${ROW.lane}px` }, data.roles[who])))
  const probe = el("span", { class: "probe", "aria-hidden": "true" })

  const width = () => Math.max(40, view.clientWidth)
  const pad = 10
  const x = (value) => pad + ((value - from) / (to - from)) * (width() * zoom - 2 * pad)
  const mostZoom = () => Math.max(6, (bars.length * 26) / width())

  function ask() {
    if (!frame) frame = requestAnimationFrame(paint)
  }

  function paint() {
    frame = 0
    const seen = width()
    const ratio = window.devicePixelRatio || 1
    track.style.width = `${seen * zoom}px`
    canvas.style.width = `${seen}px`
    canvas.style.height = `${height}px`
    canvas.width = seen * ratio
    canvas.height = height * ratio
    const pen = canvas.getContext("2d")
    pen.scale(ratio, ratio)
    pen.translate(-view.scrollLeft, 0)
    drawTimeline(pen, {
      data, turns, rows, x, mode, current: touched ? current : null, from, to, height,
      left: view.scrollLeft, right: view.scrollLeft + seen,
      ink: palette(probe), font: getComputedStyle(view).fontFamily, say,
    })
  }

  function setZoom(next, around = 0.5) {
    const middle = (view.scrollLeft + width() * around) / (width() * zoom)
    zoom = Math.min(mostZoom(), Math.max(1, next))
    track.style.width = `${width() * zoom}px`
    view.scrollLeft = middle * width() * zoom - width() * around
    ask()
  }

  function hit(event) {
    const box = view.getBoundingClientRect()
    const px = event.clientX - box.left + view.scrollLeft
    const py = event.clientY - box.top
    let best = null
    for (const bar of bars) {
      const [left, right] = extent(bar, x, mode)
      const away = Math.max(left - px, px - right, 0)
      const row = rows[turns.get(bar[0]).who]
      const off = Math.max(row - py, py - row - ROW.lane, 0)
      const cost = away * 2 + off
      if (away < 12 && (best === null || cost < best.cost)) best = { cost, n: bar[0] }
    }
    return best && best.n
  }

  function describe(n) {
    const turn = turns.get(n)
    const text = turn.pieces.map((piece) => piece.text).join("").replace(/\s+/g, " ")
    const overlap = data.timeline.overlaps.filter((one) => one[3] === n).map((one) => say(one[2]))
    const kinds = (data.signs[n] || []).map((kind) => data.kinds[kind])
    const short = text.length > 90 ? `${text.slice(0, 90).replace(/\s\S*$/, "")} …` : text
    return [[turn.name, turn.time, ...overlap, ...kinds].filter(Boolean).join(" · "), short]
  }

  function mark(n, scroll = true) {
    if (!turns.has(n) || !bars.some((bar) => bar[0] === n)) return
    current = n
    touched ||= scroll
    view.setAttribute("aria-valuenow", n)
    view.setAttribute("aria-valuetext", [fill(say("turn"), { turn: n }), ...describe(n)].join(" · "))
    const at = x(bars.find((bar) => bar[0] === n)[1])
    if (scroll && (at < view.scrollLeft + 20 || at > view.scrollLeft + width() - 20)) {
      view.scrollLeft = at - width() / 2
    }
    ask()
  }

  function step(by) {
    const at = bars.findIndex((bar) => bar[0] === current)
    const next = bars[Math.min(bars.length - 1, Math.max(0, at + by))][0]
    mark(next)
    screen.goto(next, { focus: false })
  }

  const keys = {
    ArrowRight: () => step(1),
    ArrowUp: () => step(1),
    ArrowLeft: () => step(-1),
    ArrowDown: () => step(-1),
    PageDown: () => step(10),
    PageUp: () => step(-10),
    Home: () => step(-bars.length),
    End: () => step(bars.length),
    Enter: () => screen.goto(current, { focus: true }),
    " ": () => screen.goto(current, { focus: true }),
    "+": () => setZoom(zoom * 1.6),
    "-": () => setZoom(zoom / 1.6),
    0: () => setZoom(1),
  }
  view.addEventListener("keydown", (event) => {
    if (!(event.key in keys) || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    keys[event.key]()
  })
  view.addEventListener("click", (event) => {
    const n = hit(event)
    if (n !== null) screen.goto(n, { focus: false })
  })
  view.addEventListener("pointermove", (event) => {
    const n = event.pointerType === "mouse" ? hit(event) : null
    tip.hidden = n === null
    if (n === null) return
    const [head, text] = describe(n)
    tip.replaceChildren(el("b", {}, head), el("span", { lang: data.talkLang }, text))
    const box = view.parentElement.getBoundingClientRect()
    tip.style.left = `${Math.min(Math.max(4, event.clientX - box.left - 120), Math.max(4, box.width - 290))}px`
  })
  view.addEventListener("pointerleave", () => (tip.hidden = true))
  view.addEventListener("scroll", ask, { passive: true })
  view.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return
    event.preventDefault()
    const box = view.getBoundingClientRect()
    setZoom(zoom * (event.deltaY < 0 ? 1.2 : 1 / 1.2), (event.clientX - box.left) / box.width)
  }, { passive: false })
  const resized = new ResizeObserver(ask)
  resized.observe(view)
  const scheme = matchMedia("(prefers-color-scheme: dark)")
  const recolour = () => setTimeout(ask, 300)
  scheme.addEventListener("change", recolour)

  const tools = el("div", { class: "tools" },
    button("−", () => setZoom(zoom / 1.6), { "aria-label": say("zoom_out"), title: say("zoom_out") }),
    button("+", () => setZoom(zoom * 1.6), { "aria-label": say("zoom_in"), title: say("zoom_in") }),
    button("↔", () => setZoom(1), { "aria-label": say("zoom_all"), title: say("zoom_all") }))
  const node = el("section", { class: "timeline", "aria-labelledby": "timeline-title" },
    el("div", { class: "head" },
      el("h2", { id: "timeline-title" }, say("timeline")),
      el("p", { class: "about" }, say(`timeline_${mode}`)),
      tools),
    el("div", { class: "strip" }, names, view, tip, probe),
    legend(data, say))
  mark(current, false)
  return { node, mark, stop: () => (resized.disconnect(), scheme.removeEventListener("change", recolour)) }
}

function laneRows(lanes) {
  const rows = {}
  let y = ROW.signs
  for (const who of lanes) {
    rows[who] = y
    y += ROW.lane + (who === "agent" ? ROW.between : 6)
  }
  rows.bottom = y
  return rows
}

function extent([, start, end], x, mode) {
  const least = mode === "written" ? 9 : 2.5
  const left = x(start)
  const right = Math.max(x(end) - (mode === "words" ? 1 : 0), left + least)
  return [left - (mode === "written" ? least / 2 : 0), right - (mode === "written" ? least / 2 : 0)]
}

function palette(probe) {
  const names = ["agent", "customer", "other", "concern", "strength", "observation", "soft", "line", "silence", "ink"]
  return Object.fromEntries(names.map((name) => {
    probe.style.color = `var(--c-${name})`
    return [name, getComputedStyle(probe).color]
  }))
}

const OVERLAP_INK = {
  interruption: "concern",
  backchannel: "strength",
  "cooperative-overlap": "observation",
  "early-reply": "observation",
  "other-overlap": "soft",
}

function drawTimeline(pen, scene) {
  const { data, turns, rows, x, mode, current, left, right, ink } = scene
  const sight = (a, b) => b >= left - 20 && a <= right + 20
  drawAxis(pen, scene)
  for (const [start, end, unexplained] of data.timeline.silences) {
    if (sight(x(start), x(end))) drawSilence(pen, scene, x(start), x(end), unexplained)
  }
  for (const bar of data.timeline.bars) {
    const [a, b] = extent(bar, x, mode)
    if (!sight(a, b)) continue
    const { who } = turns.get(bar[0])
    pen.fillStyle = ink[who]
    rounded(pen, a, rows[who], b - a, ROW.lane, 3)
    pen.fill()
    drawSigns(pen, (data.signs[bar[0]] || []), (a + b) / 2, rows[who] - 7, ink)
    if (bar[0] === current) {
      pen.strokeStyle = ink.ink
      pen.lineWidth = 2
      rounded(pen, a - 2, rows[who] - 2, b - a + 4, ROW.lane + 4, 4)
      pen.stroke()
    }
  }
  for (const [start, end, type] of data.timeline.overlaps) {
    if (!sight(x(start), x(end))) continue
    const width = Math.max(2, x(end) - x(start))
    pen.globalAlpha = 0.25
    pen.fillStyle = ink[OVERLAP_INK[type]]
    pen.fillRect(x(start), rows.agent, width, rows.customer + ROW.lane - rows.agent)
    pen.globalAlpha = 1
    shape(pen, SHAPES[type], (x(start) + x(end)) / 2, rows.agent + ROW.lane + ROW.between / 2, ink[OVERLAP_INK[type]])
  }
}

function drawSigns(pen, kinds, middle, y, ink) {
  const gap = 9
  kinds.forEach((kind, i) => {
    shape(pen, kind === "concern" ? "wedge" : "dot", middle + (i - (kinds.length - 1) / 2) * gap, y, ink[kind], 3.4)
  })
}

function drawSilence(pen, { rows, ink }, a, b, unexplained) {
  const top = rows.agent
  const bottom = rows.customer + ROW.lane
  pen.fillStyle = ink.silence
  pen.fillRect(a, top, b - a, bottom - top)
  pen.strokeStyle = unexplained ? ink.concern : ink.line
  pen.setLineDash([3, 3])
  pen.lineWidth = 1
  pen.strokeRect(a + 0.5, top + 0.5, Math.max(1, b - a - 1), bottom - top - 1)
  pen.setLineDash([])
}

function drawAxis(pen, { rows, x, mode, left, right, from, to, ink, font, height, say }) {
  const perPixel = (to - from) / Math.max(1, x(to) - x(from))
  const step = STEPS.find((one) => one / perPixel >= 70) || STEPS[STEPS.length - 1]
  pen.font = `12px ${font}`
  pen.fillStyle = ink.soft
  pen.strokeStyle = ink.line
  pen.lineWidth = 1
  pen.textBaseline = "alphabetic"
  const first = Math.ceil(Math.max(from, from + (left - 60 - x(from)) * perPixel) / step) * step
  for (let at = first; at <= to && x(at) <= right + 60; at += step) {
    const px = Math.round(x(at)) + 0.5
    pen.beginPath()
    pen.moveTo(px, ROW.signs)
    pen.lineTo(px, rows.bottom - 2)
    pen.stroke()
    const text = tick(at, step, mode, say)
    const half = pen.measureText(text).width / 2
    pen.textAlign = "left"
    pen.fillText(text, Math.min(Math.max(px - half, 2), x(to) - 2 * half + 8), height - 5)
  }
}

function tick(at, step, mode, say) {
  if (mode === "words") return at ? String(at) : `0 ${say("words")}`
  if (mode === "written") {
    if (step >= 86400) return `${Math.round(at / 86400)} ${say("days")}`
    if (step >= 3600) return `${Math.round(at / 3600)} ${say("hours")}`
    return step >= 60 ? `${Math.round(at / 60)} ${say("minutes")}` : `${at} ${say("seconds")}`
  }
  const hours = Math.floor(at / 3600)
  const minutes = Math.floor((at % 3600) / 60)
  const seconds = String(Math.floor(at % 60)).padStart(2, "0")
  return hours ? `${hours}:${String(minutes).padStart(2, "0")}:${seconds}` : `${minutes}:${seconds}`
}

function rounded(pen, left, top, width, height, radius) {
  pen.beginPath()
  pen.roundRect(left, top, Math.max(0.5, width), height, Math.min(radius, width / 2, height / 2))
}

function shape(pen, kind, x, y, colour, r = 4.4) {
  pen.fillStyle = colour
  pen.strokeStyle = colour
  pen.lineWidth = 1.6
  pen.beginPath()
  if (kind === "dot") pen.arc(x, y, r - 0.6, 0, 7)
  else if (kind === "ring") pen.arc(x, y, r - 1, 0, 7)
  else if (kind === "square") pen.rect(x - r + 0.6, y - r + 0.6, 2 * r - 1.2, 2 * r - 1.2)
  else if (kind === "bar") pen.rect(x - 1.4, y - r - 0.5, 2.8, 2 * r + 1)
  else if (kind === "diamond") points(pen, [x, y - r - 1], [x + r + 1, y], [x, y + r + 1], [x - r - 1, y])
  else if (kind === "triangle") points(pen, [x, y - r], [x + r + 1, y + r], [x - r - 1, y + r])
  else points(pen, [x, y + r], [x + r + 1, y - r], [x - r - 1, y - r])
  if (kind === "ring") pen.stroke()
  else pen.fill()
}

function points(pen, ...corners) {
  corners.forEach(([x, y], i) => (i ? pen.lineTo(x, y) : pen.moveTo(x, y)))
  pen.closePath()
}

const GLYPHS = { triangle: "▲", wedge: "▼", dot: "●", square: "■", diamond: "◆", bar: "▮", ring: "○" }

function legend(data, say) {
  const types = new Set(data.timeline.overlaps.map((one) => one[2]))
  const kinds = new Set(Object.values(data.signs).flat())
  const entries = [
    ["concern", "wedge", data.kinds.concern, kinds.has("concern")],
    ["strength", "dot", data.kinds.strength, kinds.has("strength")],
    ...Object.keys(SHAPES).map((type) => [OVERLAP_INK[type], SHAPES[type], say(type), types.has(type), "between"]),
  ].filter((entry) => entry[3])
  const items = entries.map(([ink, form, text]) =>
    el("li", {}, el("span", { class: `glyph ${ink}`, "aria-hidden": "true" }, GLYPHS[form]), text))
  if (data.timeline.silences.some((one) => !one[2])) items.push(el("li", {}, el("span", { class: "glyph quiet" }), say("silence")))
  if (data.timeline.silences.some((one) => one[2])) {
    items.push(el("li", {}, el("span", { class: "glyph quiet unexplained" }), say("unexplained")))
  }
  return items.length ? el("ul", { class: "legend", "aria-label": say("legend") }, items) : null
}
