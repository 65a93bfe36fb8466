// The list to sign where there is no network: fetched while there was one, kept on the organiser's phone, each tick sent once.
// Which activity and whose phone it is stands behind the # of the address, which the network never sees.
import { button, field, made, sending, stands, told } from "../acts/away.js";

const [activity, person] = [told("activity"), told("person")];
const KEPT = "lianxinqiao.roll.";
const LONGEST = 7 * 86400000; // a list is no address book: it goes after a week

function forgetOldOnes() {
  for (const key of Object.keys(localStorage).filter((each) => each.startsWith(KEPT))) {
    if (Date.now() - (JSON.parse(localStorage.getItem(key)).fetched || 0) > LONGEST) localStorage.removeItem(key);
  }
}

// The list as this phone knows it; another person's is not shown.
function known() {
  const kept = JSON.parse(localStorage.getItem(KEPT + activity) || "null");
  return kept && kept.person === person ? kept : null;
}

const clock = (moment) => new Date(moment).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });

function begin() {
  const [box, card, form] = ["kept-here", "roll", "mark"].map((each) => document.getElementById(each));
  if (!activity || !stands(box, "/rolls/")) return;
  forgetOldOnes();
  document.getElementById("roll-activity").textContent = told("title");
  const find = card.querySelector("#name");
  let waiting = new Map();

  async function fetchList() {
    try {
      const address = card.dataset.list.replace("/0.", `/${activity}.`);
      const answer = await fetch(address, { headers: { Accept: "application/json" } });
      if (answer.ok) localStorage.setItem(KEPT + activity, JSON.stringify({ ...(await answer.json()), person, fetched: Date.now() }));
    } catch {
      // no network: the list of before serves
    }
    draw();
  }

  function draw() {
    const kept = known();
    const seats = kept ? kept.seats : [];
    card.querySelector("[data-none]").hidden = Boolean(kept);
    for (const part of ["[data-since]", "[data-find]"]) card.querySelector(part).hidden = !kept;
    if (!kept) return;
    card.querySelector("[data-since] span").textContent = new Date(kept.fetched).toLocaleString();
    const came = seats.filter((seat) => seat.came || waiting.has(String(seat.id))).length;
    card.querySelector("[data-count]").textContent = `${card.dataset.here} ${came} / ${seats.length}`;
    const list = card.querySelector("[data-seats]");
    list.replaceChildren(...seats.filter(asked).map(row));
  }

  // By the name, its pinyin or its initials, as every list of the house.
  function asked(seat) {
    const words = find.value.toLowerCase().replace(/\s/g, "");
    return [seat.name, seat.found || ""].some((each) => each.toLowerCase().includes(words));
  }

  function row(seat) {
    const line = made("li", `${seat.name} `, "item-row");
    const kept = waiting.get(String(seat.id));
    if (seat.came) line.append(`${card.dataset.came} ${clock(seat.came)}`);
    else if (kept) line.append(`${card.dataset.kept} ${clock(kept)}`);
    else {
      const here = button(card.dataset.here, () => mark(seat));
      here.setAttribute("aria-label", `${seat.name} ${card.dataset.here}`);
      line.append(here);
    }
    return line;
  }

  function mark(seat) {
    const said = { activity, person, seat: seat.id, came_at: new Date().toISOString(), text: seat.name };
    for (const [name, value] of Object.entries(said)) form.elements[name].value = value;
    waiting.set(String(seat.id), said.came_at);
    draw();
    form.requestSubmit();
  }

  sending("lianxinqiao-rolls", form, box, {
    stays: true,
    shown(items) {
      const mine = items.filter((item) => field(item, "activity") === activity && !item.sentence);
      waiting = new Map(mine.map((item) => [field(item, "seat"), field(item, "came_at")]));
      draw();
    },
    received(line, receipt) {
      line.append(`${box.dataset.received} ${receipt.words}`);
      const kept = known();
      const seat = kept && kept.seats.find((each) => each.id === receipt.seat);
      if (!seat) return;
      seat.came = receipt.came;
      localStorage.setItem(KEPT + activity, JSON.stringify(kept));
    },
  });
  find.addEventListener("input", draw);
  draw();
  fetchList();
}

begin();
