// Strengths first, then what could be tried, then what is only worth noticing.
function feedbackSection(screen) {
  const { data, say } = screen
  const places = new Map()
  const know = (f, node) => places.set(f, node)
  const pane = el("div", { class: "pane" },
    el("h2", { id: "well-title" }, say("went_well")),
    strengthsNode(screen, know),
    el("h2", {}, say("to_try")),
    data.concerns.length
      ? data.concerns.map((card) => cardNode(card, screen, know))
      : el("p", { class: "empty" }, say("nothing_to_try")),
    data.observations.length
      ? el("details", { class: "also" }, el("summary", {}, say("also")),
          el("ul", { class: "strengths" }, data.observations.map((group) => strengthNode(group, screen, know, "observation"))))
      : null)

  function open(f) {
    const node = places.get(f)
    if (!node) return
    for (let up = node.parentElement; up && up !== pane; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true
    pane.querySelectorAll(".here").forEach((one) => one.classList.remove("here"))
    node.classList.add("here")
    flash(node)
    node.focus({ preventScroll: true })
    reveal(node, pane)
  }
  return { node: el("section", { class: "feedback", "aria-labelledby": "well-title" }, pane), open }
}

const FEW = 2
const FIRST_GROUPS = 3

// The rest of the strengths fold away, so that what could be tried is in sight too.
function strengthsNode(screen, know) {
  const { data, say } = screen
  if (!data.strengths.length) return el("p", { class: "empty" }, say("nothing_well"))
  const groups = data.strengths.map((group) => strengthNode(group, screen, know))
  const rest = groups.slice(FIRST_GROUPS)
  return [
    el("ul", { class: "strengths" }, groups.slice(0, FIRST_GROUPS)),
    rest.length
      ? el("details", { class: "more-strengths" }, el("summary", {}, `${say("more_strengths")} (${rest.length})`), el("ul", { class: "strengths" }, rest))
      : null,
  ]
}

function strengthNode(group, screen, know, kind = "strength") {
  const quotes = group.quotes.map((quote) => {
    const node = el("li", { tabindex: "-1" }, quoteLink(quote, screen))
    know(quote.f, node)
    return node
  })
  const rest = quotes.slice(FEW)
  return el("li", {},
    el("h3", {}, el("span", { class: `glyph ${kind}`, "aria-hidden": "true" }, SIGN[kind]), group.title,
      quotes.length > 1 ? el("span", { class: "times" }, `×${quotes.length}`) : null),
    el("div", { class: "flow" },
      el("ul", { class: "quotes" }, quotes.slice(0, FEW)),
      rest.length
        ? el("details", {}, el("summary", {}, `${screen.say("good_rest")} (${rest.length})`), el("ul", { class: "quotes" }, rest))
        : null),
    group.why ? el("p", { class: "why" }, group.why) : null)
}

function quoteLink(quote, screen) {
  return button([el("q", { lang: screen.data.talkLang }, quote.text), " ", el("span", { class: "where" }, fill(screen.say("turn"), { turn: quote.turn + 1 }))],
    () => screen.goto(quote.turn, { focus: true }), { class: "quote" })
}

function cardNode(card, screen, know) {
  const { data, say } = screen
  const first = card.places[0]
  const node = el("article", { class: "card", tabindex: "-1", "data-turn": first.turn },
    el("div", { class: "title" },
      el("h3", {}, el("span", { class: "glyph concern", "aria-hidden": "true" }, SIGN.concern), card.title),
      el("p", { class: "meta" }, `${card.dimension} · ${card.sure}`)),
    placesNode(card.places, screen),
    card.why ? el("p", { class: "why" }, card.why) : null,
    card.alternatives.map((group) => el("div", { class: "better" },
      el("h4", {}, group.label),
      el("ul", {}, group.texts.map((text) => el("li", {}, el("span", { lang: data.talkLang }, text), copyButton(text, screen)))))),
    card.places.length === 1
      ? button(fill(say("go"), { turn: first.turn + 1 }), () => screen.goto(first.turn, { focus: true }), { class: "go" })
      : null)
  node.addEventListener("click", (event) => {
    const chosen = node.getRootNode().getSelection ? node.getRootNode().getSelection() : document.getSelection()
    if (event.target.closest("button, summary") || (chosen && String(chosen))) return
    screen.goto(first.turn, { focus: false })
  })
  for (const place of card.places) know(place.f, node)
  return node
}

function placesNode(places, screen) {
  const items = places.map((place) => el("li", {}, quoteLink(place, screen), place.why ? el("p", { class: "why" }, place.why) : null))
  const rest = items.slice(FEW + 1)
  return [
    el("ul", { class: "places" }, items.slice(0, FEW + 1)),
    rest.length
      ? el("details", {}, el("summary", {}, `${screen.say("good_rest")} (${rest.length})`), el("ul", { class: "places" }, rest))
      : null,
  ]
}

function copyButton(text, screen) {
  const { say } = screen
  const node = button(say("copy"), async () => {
    const done = await copyText(text, screen.root)
    screen.tell(say(done ? "copied" : "copy_failed"))
    node.textContent = say(done ? "copied" : "copy_failed")
    setTimeout(() => (node.textContent = say("copy")), 1800)
  }, { class: "copy", "aria-label": `${say("copy")}: ${text}` })
  return node
}
