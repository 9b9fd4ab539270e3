// The conversation with its marked words; a mark is underlined in its own style and says to a screen reader what it is.
const CHUNK = 40 // turns that are made at once: the first at once, the rest as they come in sight or in idle moments

function transcriptSection(screen) {
  const { data, say } = screen
  const made = new Map()
  const turns = new Map(data.turns.map((turn) => [turn.n, turn]))
  const nodeOf = (n) => made.get(n) ?? made.set(n, turnNode(turns.get(n), screen)).get(n)
  const body = el("div", { class: "pane", tabindex: "0", role: "group", "aria-label": say("transcript") })
  const whole = chunks(data.turns.map((turn) => turn.n), nodeOf)
  const filters = el("div", { class: "filters", role: "group", "aria-label": say("show") })
  const choices = { all: "all", concern: "concerns", strength: "strengths" }

  function show(filter) {
    screen.keep.filter = filter
    filters.replaceChildren(...Object.entries(choices).map(([kind, label]) =>
      button([say(label), count(kind)], () => show(kind), { "aria-pressed": String(kind === filter) })))
    body.replaceChildren(...(filter === "all" ? whole.all() : filtered(filter)))
    body.dataset.filter = filter
    body.scrollTop = 0
  }

  function count(kind) {
    if (kind === "all") return null
    return el("span", { class: "count" }, String(data.found.filter((one) => one.kind === kind).length))
  }

  // Each marked turn with the turn before it, and how many turns are left out between.
  function* filtered(kind) {
    let skipped = 0
    let any = false
    for (let i = 0; i < data.turns.length; i++) {
      const near = [data.turns[i], data.turns[i + 1]].some((turn) => turn && has(turn, kind))
      if (!near) {
        skipped++
        continue
      }
      if (skipped) yield el("p", { class: "skipped" }, fill(say("hidden"), { count: skipped }))
      skipped = 0
      any = true
      yield nodeOf(data.turns[i].n)
    }
    if (!any) yield el("p", { class: "empty" }, say("no_match"))
    else if (skipped) yield el("p", { class: "skipped" }, fill(say("hidden"), { count: skipped }))
  }

  const has = (turn, kind) =>
    turn.tags.some((tag) => tag.kind === kind) || turn.pieces.some((piece) => piece.on.some((f) => data.found[f].kind === kind))

  function goto(n, { focus, stay = false }) {
    if (!turns.has(n)) return
    const node = nodeOf(n)
    if (!node.isConnected) {
      if (body.dataset.filter !== "all") show("all")
      whole.fill(n)
    }
    point(n)
    if (!stay) flash(node)
    if (focus) node.focus({ preventScroll: true })
    reveal(node, body, stay)
  }

  let here = null
  function point(n) {
    here?.classList.remove("here")
    here = made.get(n)
    here?.classList.add("here")
  }

  show(screen.keep.filter || "all")
  const node = el("section", { class: "talk", "aria-labelledby": "talk-title" },
    el("div", { class: "head" }, el("h2", { id: "talk-title" }, say("transcript")), filters), body)
  const top = screen.keep.top
  requestAnimationFrame(() => (body.scrollTop = top ?? 0))
  body.addEventListener("scroll", () => (screen.keep.top = body.scrollTop), { passive: true })
  return { node, goto, point, stop: whole.stop }
}

// Long conversations are made piece by piece, so that the page stands at once and searching in it still finds all.
function chunks(numbers, nodeOf) {
  const held = []
  for (let i = 0; i < numbers.length; i += CHUNK) {
    held.push({ numbers: numbers.slice(i, i + CHUNK), node: el("div", { class: "chunk" }), filled: false })
  }
  const of = new Map(held.flatMap((chunk) => chunk.numbers.map((n) => [n, chunk])))
  const put = (chunk) => {
    if (chunk.filled) return
    chunk.filled = true
    chunk.node.append(...chunk.numbers.map(nodeOf))
  }
  const seen = new IntersectionObserver((entries) => {
    for (const entry of entries) if (entry.isIntersecting) put(held.find((chunk) => chunk.node === entry.target))
  }, { rootMargin: "600px" })
  let idle = 0
  const later = window.requestIdleCallback ?? ((work) => setTimeout(() => work({ timeRemaining: () => 8 }), 30))
  const rest = (deadline) => {
    const chunk = held.find((one) => !one.filled)
    if (!chunk) return seen.disconnect()
    do put(held.find((one) => !one.filled) ?? chunk)
    while (deadline.timeRemaining() > 6 && held.some((one) => !one.filled))
    idle = later(rest)
  }
  held.slice(0, 2).forEach(put)
  held.slice(2).forEach((chunk) => seen.observe(chunk.node))
  idle = later(rest)
  return {
    // A filter takes turns out of their places; they come back here.
    all: () => held.map((chunk) => (chunk.filled && chunk.node.replaceChildren(...chunk.numbers.map(nodeOf)), chunk.node)),
    fill: (n) => put(of.get(n)),
    stop: () => (seen.disconnect(), window.cancelIdleCallback?.(idle), held.forEach((chunk) => (chunk.filled = true))),
  }
}

function turnNode(turn, screen) {
  const { data, say } = screen
  const tags = turn.tags.map((tag) =>
    button([el("span", { class: "glyph", "aria-hidden": "true" }, SIGN[tag.kind]), tag.title], () => screen.open(tag.f), { class: `tag ${tag.kind}` }))
  const head = el("div", { class: "by" },
    el("span", { class: "who" }, turn.name),
    turn.time ? el("span", { class: "time" }, turn.time) : null,
    el("span", { class: "n", title: fill(say("turn"), { turn: turn.n + 1 }) }, String(turn.n + 1)))
  return el("article", { class: `turn ${turn.who}`, tabindex: "-1", "data-n": turn.n, "aria-label": `${fill(say("turn"), { turn: turn.n + 1 })}, ${turn.name}` },
    head,
    el("p", { lang: data.talkLang }, turn.pieces.map((piece) => markNode(piece, screen))),
    tags.length ? el("div", { class: "tags" }, tags) : null)
}

const SIGN = { concern: "▼", strength: "●", observation: "○" }

function markNode(piece, screen) {
  if (!piece.on.length) return piece.text
  const { kind, title } = screen.data.found[piece.on[0]]
  const act = () => screen.open(piece.on[0])
  const press = (event) => {
    if (event.key !== "Enter" && event.key !== " ") return
    event.preventDefault()
    act()
  }
  return el("span", { class: `mark ${kind}`, role: "button", tabindex: "0", title, onclick: act, onkeydown: press },
    piece.text, el("span", { class: "vh", lang: screen.data.lang }, ` (${screen.data.kinds[kind]}: ${title}) `))
}
