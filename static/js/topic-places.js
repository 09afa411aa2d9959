// Dragging topics in the tree: before, behind or below another one. The buttons of each topic do the same without.

const tree = document.getElementById("topic-tree");
const form = document.getElementById("topic-drop");
let dragged = null;

function rowAt(event) {
  return event.target.closest?.(".topic-place");
}

// A quarter at either edge stands for beside it, the middle for below it.
function placeIn(row, y) {
  const { top, height } = row.getBoundingClientRect();
  const share = (y - top) / height;
  if (share < 0.25) return "before";
  return share > 0.75 ? "after" : "into";
}

function forgetMarks() {
  for (const row of tree.querySelectorAll("[data-drop]")) delete row.dataset.drop;
}

tree.addEventListener("dragstart", (event) => {
  dragged = rowAt(event);
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", dragged.dataset.topic);
  event.dataTransfer.setDragImage(dragged, 0, 0);
});

tree.addEventListener("dragover", (event) => {
  const row = rowAt(event);
  forgetMarks();
  if (!dragged || !row || row === dragged) return;
  event.preventDefault();
  row.dataset.drop = placeIn(row, event.clientY);
});

tree.addEventListener("dragend", () => {
  dragged = null;
  forgetMarks();
});

tree.addEventListener("drop", (event) => {
  const row = rowAt(event);
  if (!dragged || !row || row === dragged) return;
  event.preventDefault();
  form.elements.topic.value = dragged.dataset.topic;
  form.elements.version.value = dragged.dataset.version;
  form.elements.target.value = row.dataset.topic;
  form.elements.how.value = placeIn(row, event.clientY);
  form.requestSubmit();
});
