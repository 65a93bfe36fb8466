// A report written where there is no network: it waits on this phone and is handed in once. Whose phone it is stands behind the
// # of the address, which the network never sees, and is remembered for the day on which there is none.
import { sending, stands, told } from "../acts/away.js";

const OWNER = "lianxinqiao.report.person";
const form = document.getElementById("report");
const box = document.getElementById("kept-here");

function mine() {
  form.elements.person.value = localStorage.getItem(OWNER) || "";
}

function begin() {
  if (!stands(box, "/public-opinion/away/")) return;
  const person = told("person");
  if (person) localStorage.setItem(OWNER, person);
  mine();
  form.addEventListener("reset", () => setTimeout(mine));
  sending("lianxinqiao-reports", form, box);
}

begin();
