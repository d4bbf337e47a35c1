// Shows the time and the date. A tap leads to the app, which is covered by a clock as well.

const show = () => {
  const now = new Date();
  document.getElementById("time").textContent = now.toLocaleTimeString([], {
    hour: "2-digit",
    minute: "2-digit",
  });
  document.getElementById("date").textContent = now.toLocaleDateString([], {
    weekday: "long",
    day: "numeric",
    month: "long",
  });
};

show();
setInterval(show, 1000);
addEventListener("click", () => location.replace("../"));
