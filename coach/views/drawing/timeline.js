// Two lanes on one canvas: only what is in sight is drawn, so that thousands of turns stay fluid.
const ROW = { signs: 14, lane: 24, between: 18, axis: 20 }
const ZOOM_STEP = 1.6
const NEAR = 12 // pixels within which a click still means the bar

function timelineSection(screen) {
  const { data, say, keep } = screen
  const { mode } = data.timeline
  if (!data.timeline.bars.length) return { node: el("div"), mark() {}, stop() {} }
  const turns = new Map(data.turns.map((turn) => [turn.n, turn]))
  const bars = inOrder(data.timeline.bars, turns)
  const lanes = ["agent", "customer", "other"].filter((who) => who !== "other" || data.turns.some((t) => t.who === who))
  const rows = laneRows(lanes)
  const height = rows.bottom + ROW.axis
  const from = bars.list[0].start
  const to = Math.max(bars.lastEnd, from + 1)
  const pad = 10
  const place = (keep.timeline ??= { zoom: 1, left: 0, current: data.timeline.bars[0][0], touched: false })
  if (!turns.has(place.current)) place.current = data.timeline.bars[0][0]
  let frame = 0
  let seen = 40 // pixels of the strip that can be seen
  let ink = null

  const canvas = el("canvas", { "aria-hidden": "true" })
  const track = el("div", { class: "track" }, canvas)
  const tip = el("div", { class: "tip", hidden: true, "aria-hidden": "true" })
  const view = el("div", {
    class: "view",
    tabindex: "0",
    role: "slider",
    "aria-label": `${say("timeline")}: ${say(`timeline_${mode}`)}`,
    "aria-description": say("timeline_help"),
    "aria-valuemin": data.timeline.bars[0][0],
    "aria-valuemax": data.timeline.bars.at(-1)[0],
    style: `height: ${height + 14}px`,
  }, track)
  const names = el("div", { class: "lanes", "aria-hidden": "true" }, lanes.map((who) =>
    el("span", { class: who, style: `top: ${rows[who]}px; height: ${ROW.lane}px` }, data.roles[who])))
  const probe = el("span", { class: "probe", "aria-hidden": "true" })

  const scale = () => (seen * place.zoom - 2 * pad) / (to - from) // pixels per second, or per word
  const x = (value) => pad + (value - from) * scale()
  const back = (px) => from + (px - pad) / scale()
  const mostZoom = () => Math.max(6, mode === "spoken" ? ((to - from) * 24) / seen : (bars.list.length * 26) / seen)

  function ask() {
    if (!frame) frame = requestAnimationFrame(paint)
  }

  function paint() {
    frame = 0
    if (!ink) {
      ink = palette(probe, getComputedStyle(view).fontFamily)
      paintSwatches(signs, ink)
    }
    fit(canvas, seen, height)
    const left = view.scrollLeft
    place.left = left
    const pen = canvas.getContext("2d")
    const ratio = window.devicePixelRatio || 1
    const far = (seen * place.zoom) / bars.list.length < FAR
    about.textContent = say(far ? "timeline_far" : `timeline_${mode}`)
    pen.setTransform(ratio, 0, 0, ratio, -left * ratio, 0)
    pen.clearRect(left, 0, seen, height)
    drawTimeline(pen, {
      data, turns, rows, x, mode, far, from, to, height, ink, say, left, right: left + seen,
      bars: bars.between(back(left - NEAR), back(left + seen + NEAR)),
      current: place.touched ? place.current : null,
    })
  }

  function resize() {
    seen = Math.max(40, view.clientWidth)
    track.style.width = `${seen * place.zoom}px`
    ask()
  }

  // `around` stays where it is, as a share of what is seen.
  function setZoom(next, around = 0.5) {
    const at = back(view.scrollLeft + seen * around)
    place.zoom = Math.min(mostZoom(), Math.max(1, next))
    track.style.width = `${seen * place.zoom}px`
    view.scrollLeft = x(at) - seen * around
    ask()
  }

  // From the keyboard and the buttons, the turn one is at stays in sight.
  function zoomBy(factor) {
    const at = (x(bars.of(place.current).start) - view.scrollLeft) / seen
    setZoom(place.zoom * factor, place.touched && at >= 0 && at <= 1 ? at : 0.5)
  }

  function hit(event) {
    const box = view.getBoundingClientRect()
    const px = event.clientX - box.left + view.scrollLeft
    const py = event.clientY - box.top
    let best = null
    for (const bar of bars.between(back(px - 2 * NEAR), back(px + 2 * NEAR))) {
      const [left, right] = extent(bar, x, mode)
      const away = Math.max(left - px, px - right, 0)
      const off = Math.max(rows[bar.who] - py, py - rows[bar.who] - ROW.lane, 0)
      const cost = away * 2 + off
      if (away < NEAR && (best === null || cost < best.cost)) best = { cost, n: bar.n }
    }
    return best && best.n
  }

  function mark(n, scroll = true) {
    const bar = bars.of(n)
    if (!bar) return
    place.current = n
    place.touched ||= scroll
    view.setAttribute("aria-valuenow", n)
    view.setAttribute("aria-valuetext", [fill(say("turn"), { turn: n + 1 }), ...describe(n, turns, data, say)].join(" · "))
    const at = x(bar.start)
    if (scroll && (at < view.scrollLeft + 20 || at > view.scrollLeft + seen - 20)) view.scrollLeft = at - seen / 2
    ask()
  }

  // A key that is held down moves the mark at once and the text once per frame.
  let follows = 0
  function step(by) {
    mark(bars.beside(place.current, by))
    follows ||= requestAnimationFrame(() => {
      follows = 0
      screen.goto(place.current, { focus: false, stay: true })
    })
  }

  const keys = {
    ArrowRight: () => step(1),
    ArrowUp: () => step(1),
    ArrowLeft: () => step(-1),
    ArrowDown: () => step(-1),
    PageDown: () => step(10),
    PageUp: () => step(-10),
    Home: () => step(-Infinity),
    End: () => step(Infinity),
    Enter: () => screen.goto(place.current, { focus: true }),
    " ": () => screen.goto(place.current, { focus: true }),
    "+": () => zoomBy(ZOOM_STEP),
    "=": () => zoomBy(ZOOM_STEP),
    "-": () => zoomBy(1 / ZOOM_STEP),
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
    const quiet = event.pointerType === "mouse" && n === null ? silenceAt(data, back(event.offsetX)) : null
    tip.hidden = n === null && quiet === null
    if (tip.hidden) return
    const [head, text] = n === null ? [silenceText(quiet, say), ""] : describe(n, turns, data, say)
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
    setZoom(place.zoom * (event.deltaY < 0 ? 1.2 : 1 / 1.2), (event.clientX - box.left) / box.width)
  }, { passive: false })
  pinch(view, () => place.zoom, setZoom)
  const resized = new ResizeObserver(resize)
  resized.observe(view)
  const scheme = matchMedia("(prefers-color-scheme: dark)")
  const recolour = () => setTimeout(() => ((ink = null), ask()), 300)
  scheme.addEventListener("change", recolour)

  const about = el("p", { class: "about" })
  const signs = legend(data, say)
  const tools = el("div", { class: "tools" },
    button("−", () => zoomBy(1 / ZOOM_STEP), { "aria-label": say("zoom_out"), title: say("zoom_out") }),
    button("+", () => zoomBy(ZOOM_STEP), { "aria-label": say("zoom_in"), title: say("zoom_in") }),
    button("↔", () => setZoom(1), { "aria-label": say("zoom_all"), title: say("zoom_all") }))
  const node = el("section", { class: "timeline", "aria-labelledby": "timeline-title" },
    el("div", { class: "head" },
      el("h2", { id: "timeline-title" }, say("timeline")),
      about,
      tools),
    el("div", { class: "strip" }, names, view, tip, probe),
    signs)
  const left = place.left
  requestAnimationFrame(() => (resize(), (view.scrollLeft = left)))
  mark(place.current, false)
  return { node, mark, stop: () => (resized.disconnect(), scheme.removeEventListener("change", recolour)) }
}

// The bars by their start, and those that meet a stretch of time without looking at the others.
function inOrder(raw, turns) {
  const list = raw.map(([n, start, end]) => ({ n, start, end, who: turns.get(n).who })).sort((a, b) => a.start - b.start || a.n - b.n)
  const places = new Map(list.map((bar, i) => [bar.n, i]))
  const reached = []
  for (const bar of list) reached.push(Math.max(bar.end, reached.at(-1) ?? bar.end))
  return {
    list,
    lastEnd: reached.at(-1),
    of: (n) => list[places.get(n)],
    beside: (n, by) => list[Math.min(list.length - 1, Math.max(0, places.get(n) + by))].n,
    between: (start, end) => list.slice(firstWhere(reached, (at) => at >= start), firstWhere(list, (bar) => bar.start > end)),
  }
}

// The first place in a list from which on `holds` is true, its length where it never is.
function firstWhere(list, holds) {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(list[middle])) high = middle
    else low = middle + 1
  }
  return low
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

// Two fingers apart are closer; one finger moves along, as the browser does by itself.
function pinch(view, zoom, setZoom) {
  const fingers = new Map()
  let begun = null
  const gap = () => {
    const [one, two] = [...fingers.values()]
    return Math.max(1, Math.abs(one - two))
  }
  view.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "touch") return
    fingers.set(event.pointerId, event.clientX)
    begun = fingers.size === 2 ? { gap: gap(), zoom: zoom() } : null
  })
  view.addEventListener("pointermove", (event) => {
    if (!fingers.has(event.pointerId)) return
    fingers.set(event.pointerId, event.clientX)
    if (!begun) return
    const box = view.getBoundingClientRect()
    const [one, two] = [...fingers.values()]
    setZoom((begun.zoom * gap()) / begun.gap, ((one + two) / 2 - box.left) / box.width)
  })
  for (const ends of ["pointerup", "pointercancel", "pointerleave"]) {
    view.addEventListener(ends, (event) => {
      fingers.delete(event.pointerId)
      begun = null
    })
  }
}

function describe(n, turns, data, say) {
  const turn = turns.get(n)
  const text = turn.pieces.map((piece) => piece.text).join("").replace(/\s+/g, " ")
  const overlaps = data.timeline.overlaps.filter((one) => one[3] === n).map((one) => `${say(one[2])} ${seconds(one[1] - one[0], data)}`)
  const kinds = (data.signs[n] || []).map((kind) => data.kinds[kind])
  const short = text.length > 90 ? `${text.slice(0, 90).replace(/\s\S*$/, "")} …` : text
  return [[turn.name, turn.time, ...overlaps, ...kinds].filter(Boolean).join(" · "), short]
}

function silenceAt(data, moment) {
  return data.timeline.silences.find(([start, end]) => start <= moment && moment <= end) ?? null
}

function silenceText([start, end, kind], say) {
  return `${say(kind)} ${Math.round(end - start)} ${say("seconds")}`
}

function seconds(length, data) {
  const text = length.toFixed(1)
  return `${data.lang === "fi" ? text.replace(".", ",") : text} ${data.say.seconds}`
}
