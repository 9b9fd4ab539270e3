// Points with their interval and the findings behind them, then the figures. No verdicts, no ranking.
function numbersSection(screen) {
  const { data, say } = screen
  return el("section", { class: "numbers", "aria-labelledby": "numbers-title" },
    el("h2", { id: "numbers-title" }, say("numbers")),
    el("p", { class: "about" }, say("numbers_about")),
    el("div", { class: "scores" }, data.scores.map((score) => scoreNode(score, screen))),
    balanceNode(data.balance),
    el("dl", { class: "figures" }, data.figures.map((figure) => el("div", {},
      el("dt", {}, figure.title), el("dd", { class: "value" }, figure.value), el("dd", { class: "about" }, figure.about)))),
    el("p", { class: "versions" }, data.versions))
}

// Where this conversation stands between the agent's talk and the customer's: a place, not a verdict.
function balanceNode(balance) {
  if (!balance) return null
  const band = (kind, [low, high]) => el("span", { class: kind, style: `left: ${low}%; width: ${high - low}%` })
  const keys = [["dot", balance.key[0]], ["band", balance.key[1]], ...(balance.others ? [["others", balance.key[2]]] : [])]
  return el("article", { class: "balance" },
    el("h3", {}, balance.title),
    el("div", { class: "scale", "aria-hidden": "true" },
      band("band", balance.range),
      balance.others ? band("others", [balance.others[0], balance.others[2]]) : null,
      el("span", { class: "dot", style: `left: ${balance.at}%` })),
    el("div", { class: "ends", "aria-hidden": "true" }, balance.ends.map((end) => el("span", {}, end))),
    el("ul", { class: "legend", "aria-hidden": "true" }, keys.map(([kind, text]) => el("li", {}, el("span", { class: `key ${kind}` }), text))),
    balance.told.map((sentence) => el("p", { class: "why" }, sentence)))
}

function scoreNode(score, screen) {
  const { say } = screen
  const head = [el("h3", {}, score.title), el("p", { class: "about" }, score.about)]
  if (score.points === null) {
    return el("article", { class: "score" }, head, el("p", { class: "none" }, say("not_assessed")), el("p", { class: "why" }, score.reason))
  }
  return el("article", { class: "score" }, head,
    el("p", { class: "points" }, el("b", {}, String(score.points)), el("span", {}, ` / 100 · ${score.range}`)),
    el("div", { class: "scale", "aria-hidden": "true" },
      el("span", { class: "band", style: `left: ${score.low}%; width: ${score.high - score.low}%` }),
      el("span", { class: "dot", style: `left: ${score.points}%` })),
    el("div", { class: "ends", "aria-hidden": "true" }, el("span", {}, "0"), el("span", {}, "50"), el("span", {}, "100")),
    el("p", { class: "why" }, score.reason),
    el("details", {}, el("summary", {}, say("because")),
      el("p", { class: "why" }, score.because.length ? score.base : say("no_findings")),
      el("ul", { class: "because" }, score.because.map((group) => el("li", {},
        el("div", { class: "row" },
          el("span", {}, el("span", { class: `glyph ${group.kind}`, "aria-hidden": "true" }, SIGN[group.kind]), group.title,
            group.quotes.length > 1 ? ` ×${group.quotes.length}` : ""),
          el("span", { class: "weight" }, fill(say("weight"), { weight: group.weight }))),
        el("ul", { class: "quotes" }, group.quotes.map((quote) => el("li", {}, quoteLink(quote, screen)))))))))
}
