// The slips that lie in this phone. They belong to nobody by name; what was cast is forgotten at once.
const KEPT = "lxq.slips", DONE = "lxq.slips.done";
const read = (name) => { try { return JSON.parse(localStorage.getItem(name)) ?? []; } catch { return []; } };

export const all = () => read(KEPT);
export const find = (number, owner) => all().find((slip) => slip.number === number && slip.owner === owner);

export function keep(slip) {
  const others = all().filter((each) => each.number !== slip.number || each.owner !== slip.owner);
  localStorage.setItem(KEPT, JSON.stringify([...others, slip]));
}

// Cast, or worth nothing any more: the slip is gone, and only that it was there is known.
export function forget(slip) {
  localStorage.setItem(KEPT, JSON.stringify(all().filter((each) => each.slip !== slip.slip)));
  localStorage.setItem(DONE, JSON.stringify([...read(DONE), `${slip.number} ${slip.owner}`].slice(-40)));
}

export const isDone = (number, owner) => read(DONE).includes(`${number} ${owner}`);
