// The conversation with its marked words; a mark is underlined in its own style and says to a screen reader what it is.
const MANY = 400

function transcriptSection(screen) {
  const { data, say } = screen
  const nodes = new Map(data.turns.map((turn) => [turn.n, turnNode(turn, screen)]))
  const body = el("div", { class: `pane${data.turns.length > MANY ? " many" : ""}`, tabindex: "0", role: "region", "aria-label": say("transcript") })
  const filters = el("div", { class: "filters", role: "group", "aria-label": say("show") })
  const choices = { all: "all", concern: "concerns", strength: "strengths" }

  function show(filter) {
    screen.keep.filter = filter
    filters.replaceChildren(...Object.entries(choices).map(([kind, label]) =>
      button([say(label), count(kind)], () => show(kind), { "aria-pressed": String(kind === filter) })))
    body.replaceChildren(...(filter === "all" ? nodes.values() : filtered(filter)))
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
      yield nodes.get(data.turns[i].n)
    }
    if (!any) yield el("p", { class: "empty" }, say("no_match"))
    else if (skipped) yield el("p", { class: "skipped" }, fill(say("hidden"), { count: skipped }))
  }

  const has = (turn, kind) =>
    turn.tags.some((tag) => tag.kind === kind) || turn.pieces.some((piece) => piece.on.some((f) => data.found[f].kind === kind))

  function goto(n, { focus }) {
    const node = nodes.get(n)
    if (!node) return
    if (!node.isConnected) show("all")
    point(n)
    flash(node)
    if (focus) node.focus({ preventScroll: true })
    reveal(node, body)
  }

  function point(n) {
    body.querySelectorAll(".turn.here").forEach((one) => one.classList.remove("here"))
    nodes.get(n)?.classList.add("here")
  }

  show(screen.keep.filter || "all")
  const node = el("section", { class: "talk", "aria-labelledby": "talk-title" },
    el("div", { class: "head" }, el("h2", { id: "talk-title" }, say("transcript")), filters), body)
  return { node, goto, point }
}

function turnNode(turn, screen) {
  const { data, say } = screen
  const tags = turn.tags.map((tag) =>
    button([el("span", { class: "glyph", "aria-hidden": "true" }, SIGN[tag.kind]), tag.title], () => screen.open(tag.f), { class: `tag ${tag.kind}` }))
  const head = el("div", { class: "by" },
    el("span", { class: "who" }, turn.name),
    turn.time ? el("span", { class: "time" }, turn.time) : null,
    el("span", { class: "n", title: fill(say("turn"), { turn: turn.n }) }, String(turn.n)))
  return el("article", { class: `turn ${turn.who}`, tabindex: "-1", "data-n": turn.n, "aria-label": `${fill(say("turn"), { turn: turn.n })}, ${turn.name}` },
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
