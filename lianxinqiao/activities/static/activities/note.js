// Findings noted in a basement: the page stands on the phone, what was written waits there, and is sent once. Which
// activity and whose phone it was stands behind the # of the address, which the network never sees.
import { sending, stands, told } from "../acts/away.js";

function begin() {
  const form = document.getElementById("note");
  const box = document.getElementById("kept-here");
  if (!stands(box, "/findings/")) return;
  const mine = () => { for (const name of ["activity", "person"]) form.elements[name].value = told(name); };
  document.getElementById("note-activity").textContent = told("title");
  mine();
  form.addEventListener("reset", () => setTimeout(mine));
  sending("lianxinqiao-findings", form, box, { unowned: true });
}

begin();
