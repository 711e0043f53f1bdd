// Ages a face: the lines of the older heads, moved onto another head by the places of its irises.
import { draw } from './raster.mjs';

const IRIS = '#7d4533';
const LINES = '#a9715f';

const paths = (body, fill) => body.match(new RegExp(`<path[^>]*fill="${fill}"[^>]*/>`, 'g')) ?? [];

/** @returns {{x: number, y: number, apart: number} | null} the middle between the irises and their distance, in the picture's units */
export function findEyes(body) {
  const irises = paths(body, IRIS);
  if (irises.length === 0) return null;
  const resolution = 512;
  const { pixels, width } = draw(irises.join(''), { x: 0, y: 0, width: 32, height: 32 }, resolution);
  const seen = [];
  for (let index = 3; index < pixels.length; index += 4) {
    if (pixels[index] > 127) seen.push([((index - 3) / 4) % width, Math.floor((index - 3) / 4 / width)]);
  }
  if (seen.length === 0) return null;
  const middle = seen.reduce((sum, [x]) => sum + x, 0) / seen.length;
  const mean = (points, axis) => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  const [left, right] = [seen.filter(([x]) => x < middle), seen.filter(([x]) => x >= middle)];
  if (left.length < 8 || right.length < 8) return null;
  const unit = 32 / resolution;
  return { x: ((mean(left, 0) + mean(right, 0)) / 2) * unit, y: ((mean(left, 1) + mean(right, 1)) / 2) * unit, apart: (mean(right, 0) - mean(left, 0)) * unit };
}

/** The body with the older head's lines laid over its face, or null where no frontal face is found. */
export function age(body, olderBody) {
  const [eyes, olderEyes] = [findEyes(body), findEyes(olderBody)];
  const lines = paths(olderBody, LINES);
  if (!eyes || !olderEyes || lines.length === 0 || eyes.apart < 2.5) return null;
  const scale = eyes.apart / olderEyes.apart;
  const [moveX, moveY] = [eyes.x - olderEyes.x * scale, eyes.y - olderEyes.y * scale];
  return `${body}<g fill="none" transform="translate(${moveX} ${moveY}) scale(${scale})">${lines.join('')}</g>`;
}
