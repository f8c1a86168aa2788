import { filterOf, type Step } from './steps';

const LONGEST_SIDE = 640;

function newCanvas(width: number, height: number): [HTMLCanvasElement, CanvasRenderingContext2D | null] {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width));
  canvas.height = Math.max(1, Math.round(height));
  return [canvas, canvas.getContext('2d')];
}

/** What the steps make of a picture, smaller; those that a browser cannot do are left out. */
export function drawPreview(picture: HTMLImageElement, steps: readonly Step[]): HTMLCanvasElement {
  const { naturalWidth: width, naturalHeight: height } = picture;
  const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height));
  const [first, context] = newCanvas(width * scale, height * scale);
  context?.drawImage(picture, 0, 0, first.width, first.height);
  // A step in pixels is of the picture as it is by then: resized ones are shown as they were.
  let shown = first;
  let factor = scale;
  for (const step of steps) {
    const before = shown.width / factor;
    shown = apply(shown, step, factor);
    if (step.type === 'resize') factor *= before / Math.max(1, Number(step.width));
  }
  return shown;
}

function apply(picture: HTMLCanvasElement, step: Step, scale: number): HTMLCanvasElement {
  switch (step.type) {
    case 'crop': {
      const [part, context] = newCanvas(Number(step.width) * scale, Number(step.height) * scale);
      context?.drawImage(picture, -Number(step.x) * scale, -Number(step.y) * scale);
      return part;
    }
    case 'rotate':
      return rotated(picture, (Number(step.degrees) * Math.PI) / 180);
    case 'flip': {
      const [flipped, context] = newCanvas(picture.width, picture.height);
      const isHorizontal = step.direction === 'horizontal';
      context?.setTransform(isHorizontal ? -1 : 1, 0, 0, isHorizontal ? 1 : -1, isHorizontal ? picture.width : 0, isHorizontal ? 0 : picture.height);
      context?.drawImage(picture, 0, 0);
      return flipped;
    }
    default: {
      const filter = filterOf(step, scale);
      if (!filter) return picture;
      const [filtered, context] = newCanvas(picture.width, picture.height);
      if (context) context.filter = filter;
      context?.drawImage(picture, 0, 0);
      return filtered;
    }
  }
}

/** The canvas grows as the corners need. */
function rotated(picture: HTMLCanvasElement, angle: number): HTMLCanvasElement {
  const [sin, cos] = [Math.abs(Math.sin(angle)), Math.abs(Math.cos(angle))];
  const [canvas, context] = newCanvas(picture.width * cos + picture.height * sin, picture.width * sin + picture.height * cos);
  context?.translate(canvas.width / 2, canvas.height / 2);
  context?.rotate(angle);
  context?.drawImage(picture, -picture.width / 2, -picture.height / 2);
  return canvas;
}
