// The shapes by which types are told apart, as vis-network draws them: corners, and the angle of the first in degrees.
const CORNERS = { square: [4, 45], diamond: [4, 0], triangle: [3, -90], triangleDown: [3, 90], hexagon: [6, 0], star: [10, -90] };

// Add a shape to the path of a context.
function outline(context, shape, x, y, radius) {
  if (!CORNERS[shape]) {
    context.moveTo(x + radius, y);
    return context.arc(x, y, radius, 0, 2 * Math.PI);
  }
  const [corners, first] = CORNERS[shape];
  for (let corner = 0; corner < corners; corner++) {
    const angle = ((first + (360 * corner) / corners) * Math.PI) / 180;
    const reach = shape === "star" && corner % 2 ? 0.47 * radius : radius;
    const point = [x + reach * Math.cos(angle), y + reach * Math.sin(angle)];
    if (corner) context.lineTo(...point);
    else context.moveTo(...point);
  }
  context.closePath();
}

// The sign of a type in a legend, 16 pixels wide.
function swatch({ colour, shape }) {
  const canvas = make("canvas", "");
  canvas.width = canvas.height = 32;
  const context = canvas.getContext("2d");
  context.fillStyle = colour;
  outline(context, shape, 16, 16, 15);
  context.fill();
  return canvas;
}
