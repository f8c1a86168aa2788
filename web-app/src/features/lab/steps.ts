/** A step of the image playground, as the API takes it. */
export interface Step {
  type: StepType;
  [parameter: string]: string | number;
}

export type StepType = keyof typeof STEPS;

export type Parameter =
  | { name: string; minimum: number; maximum: number; start: number | 'width' | 'height' }
  | { name: string; options: readonly string[] };

const MAX_SIDE = 4_096;
const number = (name: string, minimum: number, maximum: number, start: number | 'width' | 'height'): Parameter => ({ name, minimum, maximum, start });
const percent = number('amount', -100, 100, 20);

/** What each needs to know. */
const STEPS = {
  crop: [number('x', 0, MAX_SIDE, 0), number('y', 0, MAX_SIDE, 0), number('width', 1, MAX_SIDE, 'width'), number('height', 1, MAX_SIDE, 'height')],
  rotate: [number('degrees', -360, 360, 90)],
  flip: [{ name: 'direction', options: ['horizontal', 'vertical'] }],
  resize: [number('width', 1, MAX_SIDE, 800)],
  brightness: [percent],
  contrast: [percent],
  saturation: [percent],
  hue: [number('degrees', -360, 360, 120)],
  grayscale: [],
  sepia: [],
  invert: [],
  blur: [number('radius', 1, 30, 5)],
  sharpen: [number('amount', 1, 100, 50)],
  edges: [],
  reduce_colours: [number('colours', 2, 64, 8)],
  palette: [{ name: 'palette', options: ['sunset', 'forest', 'ocean', 'game_boy', 'cga', 'primary', 'black_and_white'] }],
  stylise: [{ name: 'style', options: ['oil_paint', 'pixelate', 'halftone', 'emboss', 'sketch'] }, number('strength', 1, 10, 5)],
} satisfies Record<string, readonly Parameter[]>;

export const STEP_TYPES = Object.keys(STEPS) as StepType[];

export const parametersOf = (type: StepType): readonly Parameter[] => STEPS[type];

interface Size {
  width: number;
  height: number;
}

/** A step with what it begins with, for a picture of this size. */
export function newStep(type: StepType, size: Size): Step {
  const startOf = (parameter: Parameter) => {
    if ('options' in parameter) return parameter.options[0] ?? '';
    return typeof parameter.start === 'string' ? size[parameter.start] : parameter.start;
  };
  return { type, ...Object.fromEntries(parametersOf(type).map((parameter) => [parameter.name, startOf(parameter)])) };
}

/** How much a percentage changes: 1 is as before. */
const factor = (step: Step): number => 1 + Number(step.amount) / 100;

/**
 * The same by the browser's filters, which count as the lab does; undefined if they have none.
 *
 * @param scale of the picture that it is shown on
 */
export function filterOf(step: Step, scale: number): string | undefined {
  switch (step.type) {
    case 'brightness':
      return `brightness(${factor(step)})`;
    case 'contrast':
      return `contrast(${factor(step)})`;
    case 'saturation':
      return `saturate(${factor(step)})`;
    case 'hue':
      return `hue-rotate(${step.degrees ?? 0}deg)`;
    case 'grayscale':
      return 'grayscale(1)';
    case 'sepia':
      return 'sepia(1)';
    case 'invert':
      return 'invert(1)';
    case 'blur':
      return `blur(${(Number(step.radius) / 2) * scale}px)`;
    default:
      return undefined;
  }
}

const MOVES: readonly StepType[] = ['crop', 'rotate', 'flip', 'resize'];

/** Whether the browser can show what a step does before it is run. */
export const isPreviewed = (step: Step): boolean => MOVES.includes(step.type) || filterOf(step, 1) !== undefined;
