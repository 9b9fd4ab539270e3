// What other limits would change: before and after side by side, nothing where no limit was moved.
function whatIfSection(screen) {
  const { data, say } = screen
  const panel = data.whatIf
  if (!panel) return ""
  const heads = ["", panel.before, panel.after].map((text) => el("th", { scope: "col" }, text))
  const scores = panel.scores.map((score) => el("tr", { class: score.before === score.after ? "same" : "" },
    el("th", { scope: "row" }, score.title), el("td", {}, score.before), el("td", {}, score.after)))
  const turns = panel.turns.map((turn) => el("tr", {},
    el("th", { scope: "row" }, button(fill(say("turn"), { turn: turn.turn + 1 }), () => screen.goto(turn.turn, { focus: true }), { class: "quote" })),
    el("td", {}, marksNode(turn.gone)), el("td", {}, marksNode(turn.new))))
  return el("section", { class: "what-if", "aria-labelledby": "what-if-title" },
    el("h2", { id: "what-if-title" }, panel.title),
    el("table", {}, el("thead", {}, el("tr", {}, heads)), el("tbody", {}, scores), el("tbody", {}, turns)),
    panel.nothing ? el("p", { class: "empty" }, panel.nothing) : null)
}

function marksNode(marks) {
  if (!marks.length) return "–"
  return marks.map((mark) => el("span", { class: "gone-new" },
    el("span", { class: `glyph ${mark.kind}`, "aria-hidden": "true" }, SIGN[mark.kind]), mark.title))
}
