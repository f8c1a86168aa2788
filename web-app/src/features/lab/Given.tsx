import { Facts } from '../../shared/facts';
import { Panel } from '../../shared/panel';
import { useTexts } from '../../shared/texts';
import { labelOf } from '../tools/schema';
import { settingsOf } from './input';
import type { Experiment } from './queries';
import { texts } from './texts';

/** What a run was given, as far as it is said in words and numbers. */
export function Given({ run }: { run: Experiment }) {
  const t = useTexts(texts);
  const prompt = run.input?.prompt;
  const settings = settingsOf(run);
  const isSaid = Object.values(settings).includes(prompt);
  const facts = Object.entries(isSaid ? settings : { prompt, ...settings }).map(
    ([name, value]) => [labelOf(name), textOf(value)] as const,
  );
  if (facts.every(([, text]) => !text)) return null;
  return (
    <Panel title={t.given}>
      <Facts facts={facts} />
    </Panel>
  );
}

/** Nothing for what is made of parts: the result shows it. */
function textOf(value: unknown): string | undefined {
  if (Array.isArray(value)) return value.every((each) => typeof each === 'string') ? value.join(', ') : undefined;
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : undefined;
}
