// Shows the time and the date. A tap, Enter or Space leads to the app, which is covered by a clock as well.

const show = () => {
  const now = new Date();
  document.getElementById("time").textContent = now.toLocaleTimeString([], { timeStyle: "short" });
  document.getElementById("date").textContent = now.toLocaleDateString([], { dateStyle: "full" });
};

show();
setInterval(show, 1000);
const leave = () => location.replace("../");
addEventListener("click", leave);
addEventListener("keydown", ({ key }) => {
  if (key === "Enter" || key === " ") leave();
});
