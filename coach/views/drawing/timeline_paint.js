// How the timeline looks: every type of overlap and silence has a colour, a pattern and a shape of its own.
const SHAPES = {
  interruption: "triangle",
  backchannel: "square",
  "cooperative-overlap": "diamond",
  "early-reply": "bar",
  undetermined: "ring",
}
const OVERLAP_INK = {
  interruption: "concern",
  backchannel: "strength",
  "cooperative-overlap": "observation",
  "early-reply": "observation",
  undetermined: "soft",
}
const PATTERNS = {
  interruption: [[0, 6, 6, 0]],
  backchannel: [[1, 1, 1, 2], [4, 4, 4, 5]],
  "cooperative-overlap": [[0, 1, 6, 1], [0, 4, 6, 4]],
  "early-reply": [[1, 0, 1, 6], [4, 0, 4, 6]],
  undetermined: [[0, 0, 6, 6]],
  silence: [],
  announced: [[1, 3, 2, 3]],
  unexplained: [[0, 6, 6, 0], [0, 0, 6, 6]],
}
const SILENCE_INK = { silence: "line", announced: "soft", unexplained: "concern" }
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21600, 43200, 86400, 172800, 604800]
const CROWDED = 6 // pixels under which signs of one kind would lie on each other
const FAR = 7 // pixels per turn under which only what is worth finding is drawn

function palette(probe, font) {
  const names = ["agent", "customer", "other", "concern", "strength", "observation", "soft", "line", "silence", "ink", "back"]
  const ink = Object.fromEntries(names.map((name) => {
    probe.style.color = `var(--c-${name})`
    return [name, getComputedStyle(probe).color]
  }))
  const tiles = Object.entries({ ...OVERLAP_INK, ...SILENCE_INK }).map(([type, name]) => [type, tile(PATTERNS[type], ink[name])])
  return { ...ink, font, tiles: Object.fromEntries(tiles) }
}

function tile(lines, colour) {
  const ratio = window.devicePixelRatio || 1
  const canvas = document.createElement("canvas")
  canvas.width = canvas.height = Math.round(6 * ratio)
  const pen = canvas.getContext("2d")
  pen.scale(canvas.width / 6, canvas.height / 6)
  pen.strokeStyle = colour
  pen.lineWidth = 1.3
  for (const [x1, y1, x2, y2] of lines) {
    for (const shift of x1 === x2 || y1 === y2 ? [0] : [-6, 0, 6]) line(pen, x1 + shift, y1, x2 + shift, y2)
  }
  return Object.assign(canvas, { ratio })
}

function patterned(pen, { tiles }, type, left, top, width, height) {
  const pattern = pen.createPattern(tiles[type], "repeat")
  pattern.setTransform(new DOMMatrix().scale(1 / tiles[type].ratio))
  pen.fillStyle = pattern
  pen.fillRect(left, top, width, height)
}

// The canvas gets new pixels only when its size is another one.
function fit(canvas, width, height) {
  const ratio = window.devicePixelRatio || 1
  if (canvas.width === Math.round(width * ratio) && canvas.height === Math.round(height * ratio)) return
  canvas.width = Math.round(width * ratio)
  canvas.height = Math.round(height * ratio)
  canvas.style.width = `${width}px`
  canvas.style.height = `${height}px`
}

function extent({ start, end }, x, mode) {
  const least = mode === "written" ? 9 : 1.5
  const left = x(start)
  const right = Math.max(x(end) - (mode === "words" ? 1 : 0), left + least)
  return [left - (mode === "written" ? least / 2 : 0), right - (mode === "written" ? least / 2 : 0)]
}

function drawTimeline(pen, scene) {
  const { data, x, left, right } = scene
  const sight = ([start, end]) => x(end) >= left - 20 && x(start) <= right + 20
  drawAxis(pen, scene)
  for (const silence of data.timeline.silences) if (sight(silence)) drawSilence(pen, scene, silence)
  drawBars(pen, scene)
  const overlaps = data.timeline.overlaps.filter(sight)
  if (scene.far) drawShapes(pen, scene, overlaps.filter(([, , type]) => type === "interruption"), 2 * CROWDED)
  else drawOverlaps(pen, scene, overlaps)
  drawSigns(pen, scene)
}

// From afar bars are as thin as they are: the tone of a lane tells how much of the time somebody speaks.
function drawBars(pen, { bars, rows, x, mode, current, far, ink }) {
  for (const who of Object.keys(rows)) {
    pen.fillStyle = ink[who]
    pen.beginPath()
    for (const bar of bars) {
      if (bar.who !== who) continue
      const [a, b] = extent(bar, x, mode)
      if (far && mode === "spoken") pen.rect(x(bar.start), rows[who], x(bar.end) - x(bar.start), ROW.lane)
      else if (b - a < 5) pen.rect(a, rows[who], b - a, ROW.lane)
      else pen.roundRect(a, rows[who], b - a, ROW.lane, 3)
    }
    pen.fill()
  }
  const here = bars.find((bar) => bar.n === current)
  if (here) drawHere(pen, extent(here, x, mode), rows[here.who], rows, ink)
}

// Where one is: an outline, and a foot on the axis that can be found in a crowd.
function drawHere(pen, [a, b], top, rows, ink) {
  pen.strokeStyle = ink.ink
  pen.lineWidth = 2
  pen.beginPath()
  pen.roundRect(a - 2, top - 2, b - a + 4, ROW.lane + 4, 4)
  pen.stroke()
  shape(pen, "triangle", (a + b) / 2, rows.bottom - 1, ink.ink, 4)
}

function drawOverlaps(pen, scene, overlaps) {
  const { rows, x, ink } = scene
  for (const [start, end, type] of overlaps) {
    const width = Math.max(2, x(end) - x(start))
    for (const row of [rows.agent, rows.customer]) {
      pen.globalAlpha = 0.72
      pen.fillStyle = ink.back
      pen.fillRect(x(start), row, width, ROW.lane)
      pen.globalAlpha = 1
      patterned(pen, ink, type, x(start), row, width, ROW.lane)
    }
    pen.globalAlpha = 0.25
    pen.fillStyle = ink[OVERLAP_INK[type]]
    pen.fillRect(x(start), rows.agent + ROW.lane, width, ROW.between)
    pen.globalAlpha = 1
  }
  drawShapes(pen, scene, overlaps, CROWDED)
}

function drawShapes(pen, { rows, x, ink }, overlaps, room) {
  const last = {}
  for (const [start, end, type] of overlaps) {
    const middle = (x(start) + x(end)) / 2
    if (middle - (last[type] ?? -Infinity) < room) continue
    last[type] = middle
    shape(pen, SHAPES[type], middle, rows.agent + ROW.lane + ROW.between / 2, ink[OVERLAP_INK[type]])
  }
}

function drawSigns(pen, { bars, rows, x, mode, data, ink, far }) {
  const last = {}
  const room = far ? 2 * CROWDED : CROWDED
  for (const bar of bars) {
    const kinds = (data.signs[bar.n] || []).filter((kind) => !far || kind === "concern")
    const [a, b] = extent(bar, x, mode)
    kinds.forEach((kind, i) => {
      const middle = (a + b) / 2 + (i - (kinds.length - 1) / 2) * 9
      const key = `${kind} ${bar.who}`
      if (middle - (last[key] ?? -Infinity) < room) return
      last[key] = middle
      shape(pen, kind === "concern" ? "wedge" : "dot", middle, rows[bar.who] - 7, ink[kind], 3.4)
    })
  }
}

function drawSilence(pen, { rows, x, ink, say }, [start, end, kind]) {
  const [left, top, width, height] = [x(start), rows.agent, x(end) - x(start), rows.customer + ROW.lane - rows.agent]
  pen.fillStyle = ink.silence
  pen.fillRect(left, top, width, height)
  if (width < CROWDED) return
  pen.globalAlpha = kind === "silence" ? 1 : 0.55
  patterned(pen, ink, kind, left, top, width, height)
  pen.globalAlpha = 1
  pen.strokeStyle = ink[SILENCE_INK[kind]]
  pen.setLineDash([3, 3])
  pen.lineWidth = 1
  pen.strokeRect(left + 0.5, top + 0.5, Math.max(1, width - 1), height - 1)
  pen.setLineDash([])
  label(pen, `${Math.round(end - start)} ${say("seconds")}`, left + width / 2, top + height / 2, width, ink)
}

// A short text in the middle of a stretch, where it fits.
function label(pen, text, x, y, room, ink) {
  pen.font = `12px ${ink.font}`
  const width = pen.measureText(text).width + 8
  if (width > room - 4) return
  pen.fillStyle = ink.back
  pen.beginPath()
  pen.roundRect(x - width / 2, y - 9, width, 18, 4)
  pen.fill()
  pen.fillStyle = ink.ink
  pen.textAlign = "center"
  pen.textBaseline = "middle"
  pen.fillText(text, x, y + 0.5)
}

function drawAxis(pen, { rows, x, mode, left, right, from, to, ink, height, say }) {
  const perPixel = (to - from) / Math.max(1, x(to) - x(from))
  const step = STEPS.find((one) => one / perPixel >= 70) || STEPS.at(-1)
  pen.font = `12px ${ink.font}`
  pen.strokeStyle = ink.line
  pen.lineWidth = 1
  pen.textBaseline = "alphabetic"
  pen.textAlign = "left"
  const first = Math.ceil(Math.max(from, from + (left - 60 - x(from)) * perPixel) / step) * step
  for (let at = first; at <= to && x(at) <= right + 60; at += step) {
    const px = Math.round(x(at)) + 0.5
    line(pen, px, ROW.signs, px, rows.bottom - 2)
    const text = tick(at, step, mode, say)
    const half = pen.measureText(text).width / 2
    pen.fillStyle = ink.soft
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

function line(pen, x1, y1, x2, y2) {
  pen.beginPath()
  pen.moveTo(x1, y1)
  pen.lineTo(x2, y2)
  pen.stroke()
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

// The signs that are there, each with its colour, pattern and shape; the pictures are painted with the strip.
function legend(data, say) {
  const types = new Set([...data.timeline.overlaps, ...data.timeline.silences].map((one) => one[2]))
  const kinds = new Set(Object.values(data.signs).flat())
  const entries = [
    ...["concern", "strength"].filter((kind) => kinds.has(kind)).map((kind) => [kind, data.kinds[kind]]),
    ...[...Object.keys(SHAPES), ...Object.keys(SILENCE_INK)].filter((type) => types.has(type)).map((type) => [type, say(type)]),
  ]
  const items = entries.map(([type, text]) =>
    el("li", {}, el("canvas", { class: "swatch", "data-type": type, "aria-hidden": "true" }), text))
  return items.length ? el("ul", { class: "legend", "aria-label": say("legend") }, items) : null
}

function paintSwatches(node, ink) {
  for (const canvas of node?.querySelectorAll("canvas") ?? []) {
    const { type } = canvas.dataset
    const wide = type in SHAPES
    fit(canvas, wide ? 30 : 16, 14)
    const pen = canvas.getContext("2d")
    const ratio = window.devicePixelRatio || 1
    pen.setTransform(ratio, 0, 0, ratio, 0, 0)
    pen.clearRect(0, 0, 30, 14)
    if (type === "concern" || type === "strength") shape(pen, type === "concern" ? "wedge" : "dot", 8, 7, ink[type], 4)
    else swatch(pen, type, ink)
    if (wide) shape(pen, SHAPES[type], 23, 7, ink[OVERLAP_INK[type]], 4)
  }
}

function swatch(pen, type, ink) {
  pen.fillStyle = ink.silence
  pen.fillRect(0, 1, 15, 12)
  patterned(pen, ink, type, 0, 1, 15, 12)
  if (!(type in SILENCE_INK)) return
  pen.strokeStyle = ink[SILENCE_INK[type]]
  pen.setLineDash([3, 3])
  pen.strokeRect(0.5, 1.5, 14, 11)
  pen.setLineDash([])
}
