import { Button, FileButton, Group, NativeSelect, NumberInput, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useProblemText } from '../../shared/api';
import { ApiFormView, SubmitButton, useApiForm } from '../../shared/form';
import { defineTexts, useTexts } from '../../shared/texts';
import { ErrorText } from './ErrorText';
import type { FormProps } from './ExperimentPage';
import { add, redo, remove, replace, startWith, undo, type History } from './history';
import { atTopFields, settingsOf } from './input';
import { optionLabel } from './labels';
import { drawPreview } from './preview';
import { useStartProblem } from './problems';
import { upload, useStart, type Experiment } from './queries';
import { isPreviewed, newStep, parametersOf, STEP_TYPES, type Step, type StepType } from './steps';
import { texts as common } from './texts';
import { useFile } from './use-file';
import classes from './Lab.module.css';

const texts = defineTexts({
  en: {
    upload: 'Choose a picture',
    other: 'Choose another picture',
    kinds: 'PNG, JPEG, GIF or WebP, up to 25 MB',
    preview: 'Preview',
    later: 'Steps that only the run shows are left out of the preview.',
    missing: 'This picture is not here any more. Choose one again.',
    noPicture: 'Choose a picture first.',
    noSteps: 'Add a step first.',
    step: 'Step',
    add: 'Add the step',
    undo: 'Undo',
    redo: 'Redo',
    steps: 'Steps, in order',
    remove: (step: string) => `Remove: ${step}`,
    parameters: {
      x: 'From the left',
      y: 'From the top',
      width: 'Width',
      height: 'Height',
      degrees: 'Degrees',
      direction: 'Direction',
      amount: 'Amount in %',
      radius: 'Radius',
      colours: 'Colours',
      palette: 'Palette',
      style: 'Style',
      strength: 'Strength',
    },
  },
});

const MOST_STEPS = 30;
const PICTURES = 'image/png,image/jpeg,image/gif,image/webp';

/** A picture, and what shall be done to it, step by step. */
export default function ImageForm({ source, onStarted }: FormProps) {
  const t = useTexts(texts);
  const c = useTexts(common);
  const say = useProblemText();
  const start = useStart();
  const problemText = useStartProblem();
  const { image: begun, transformations } = settingsOf(source) as { image?: string; transformations?: Step[] };
  const [image, setImage] = useState(begun ?? '');
  const [history, setHistory] = useState<History<Step>>(startWith(transformations ?? []));
  const [size, setSize] = useState({ width: 0, height: 0 });
  const uploading = useMutation({ mutationFn: upload, onSuccess: ({ fileId = '' }) => setImage(fileId) });
  const form = useApiForm<{ image: string; transformations: string }, Experiment>({
    initialValues: { image: '', transformations: '' },
    submit: () => start('image-playground', { image, transformations: history.steps }).catch(atTopFields),
    onDone: onStarted,
    problemText,
  });
  const { errors } = form.fields;
  return (
    <ApiFormView form={form}>
      <Group>
        <FileButton accept={PICTURES} onChange={(file) => file && uploading.mutate(file)}>
          {(props) => (
            <Button {...props} variant={image ? 'default' : 'filled'} loading={uploading.isPending}>
              {image ? t.other : t.upload}
            </Button>
          )}
        </FileButton>
        <Text size="sm" c="dimmed">
          {t.kinds}
        </Text>
      </Group>
      {(uploading.isError || errors.image) && <ErrorText>{uploading.isError ? say(uploading.error) : errors.image}</ErrorText>}
      {image && <Preview key={image} src={`/api/lab/files/${image}`} steps={history.steps} onSize={setSize} />}
      <StepAdder isFull={history.steps.length >= MOST_STEPS} onAdd={(type) => setHistory(add(history, newStep(type, size)))} />
      <Group gap="xs">
        <Button variant="default" size="xs" disabled={history.steps.length === 0} onClick={() => setHistory(undo(history))}>
          {t.undo}
        </Button>
        <Button variant="default" size="xs" disabled={history.undone.length === 0} onClick={() => setHistory(redo(history))}>
          {t.redo}
        </Button>
      </Group>
      {history.steps.length > 0 && <StepList history={history} onChange={setHistory} />}
      {errors.transformations && <ErrorText>{errors.transformations}</ErrorText>}
      <SubmitButton form={form} disabled={!image || history.steps.length === 0}>
        {c.run}
      </SubmitButton>
      {(!image || history.steps.length === 0) && (
        <Text size="sm" c="dimmed">
          {image ? t.noSteps : t.noPicture}
        </Text>
      )}
    </ApiFormView>
  );
}

function StepAdder({ isFull, onAdd }: { isFull: boolean; onAdd: (type: StepType) => void }) {
  const t = useTexts(texts);
  const [type, setType] = useState<StepType>('grayscale');
  return (
    <Group align="flex-end" gap="xs">
      <NativeSelect
        label={t.step}
        value={type}
        onChange={({ currentTarget }) => setType(currentTarget.value as StepType)}
        data={STEP_TYPES.map((value) => ({ value, label: optionLabel(value) }))}
      />
      <Button variant="light" disabled={isFull} onClick={() => onAdd(type)}>
        {t.add}
      </Button>
    </Group>
  );
}

function StepList({ history, onChange }: { history: History<Step>; onChange: (history: History<Step>) => void }) {
  const t = useTexts(texts);
  return (
    <ol className={classes.steps} aria-label={t.steps}>
      {history.steps.map((step, index) => (
        <li key={index}>
          <Group justify="space-between" wrap="nowrap">
            <Text fw={600}>{optionLabel(step.type)}</Text>
            <Button
              variant="subtle"
              size="compact-sm"
              aria-label={t.remove(optionLabel(step.type))}
              onClick={() => onChange(remove(history, index))}
            >
              ×
            </Button>
          </Group>
          <Group gap="xs">
            {parametersOf(step.type).map((parameter) => {
              const label = (t.parameters as Readonly<Record<string, string>>)[parameter.name] ?? parameter.name;
              const set = (value: string | number) => onChange(replace(history, index, { ...step, [parameter.name]: value }));
              return 'options' in parameter ? (
                <NativeSelect
                  key={parameter.name}
                  size="xs"
                  label={label}
                  value={step[parameter.name]}
                  onChange={({ currentTarget }) => set(currentTarget.value)}
                  data={parameter.options.map((value) => ({ value, label: optionLabel(value) }))}
                />
              ) : (
                <NumberInput
                  key={parameter.name}
                  size="xs"
                  w={110}
                  label={label}
                  min={parameter.minimum}
                  max={parameter.maximum}
                  allowDecimal={false}
                  value={step[parameter.name]}
                  onChange={set}
                />
              );
            })}
          </Group>
        </li>
      ))}
    </ol>
  );
}

interface PreviewProps {
  src: string;
  steps: readonly Step[];
  onSize: (size: { width: number; height: number }) => void;
}

function Preview({ src, steps, onSize }: PreviewProps) {
  const t = useTexts(texts);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [picture, setPicture] = useState<HTMLImageElement>();
  const { attempt, onError, isMissing } = useFile();
  const onLoad = (image: HTMLImageElement) => {
    setPicture(image);
    onSize({ width: image.naturalWidth, height: image.naturalHeight });
  };
  useEffect(() => {
    if (!picture || !canvas.current) return;
    const drawn = drawPreview(picture, steps);
    canvas.current.width = drawn.width;
    canvas.current.height = drawn.height;
    canvas.current.getContext('2d')?.drawImage(drawn, 0, 0);
  }, [picture, steps]);
  if (isMissing) return <ErrorText>{t.missing}</ErrorText>;
  return (
    <Stack gap={4}>
      <img key={attempt} src={src} alt="" hidden onLoad={({ currentTarget }) => onLoad(currentTarget)} onError={onError} />
      <canvas ref={canvas} className={classes.preview} role="img" aria-label={t.preview} />
      {!steps.every(isPreviewed) && (
        <Text size="sm" c="dimmed">
          {t.later}
        </Text>
      )}
    </Stack>
  );
}
