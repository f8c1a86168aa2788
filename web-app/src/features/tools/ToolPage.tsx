import { Alert, Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useState, type ComponentType } from 'react';
import { useLocation, useSearchParams } from 'react-router';
import { ApiFormView, SubmitButton, useApiForm } from '../../shared/form';
import { useFormat } from '../../shared/format';
import { Page } from '../../shared/page';
import { Panel } from '../../shared/panel';
import { useSession } from '../../shared/session';
import { Loaded } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { InputFields } from './InputFields';
import { useTools, useUsagesChanged, type Answer, type Tool } from './queries';
import { ResultView } from './ResultView';
import { Runs } from './Runs';
import { bodyOf, fieldsOf, inputOf, queryOf, valuesOf, type Schema, type Values } from './schema';
import { texts } from './texts';
import { useRun } from './use-run';
import classes from './Tools.module.css';

export interface ToolForm {
  values: Values;
  /** The fields that are not named keep their values. */
  set: (values: Partial<Values>) => void;
}

interface WorkbenchProps {
  tool: Tool;
  /** Stands above the fields. */
  above?: ComponentType<{ form: ToolForm }>;
}

interface ToolPageProps extends Pick<WorkbenchProps, 'above'> {
  id: string;
  /** In place of the form that is made from the tool's schema. */
  workbench?: ComponentType<WorkbenchProps>;
}

/** The page of any tool: its input as the catalogue describes it, the result, and the reader's last runs. */
export function ToolPage({ id, above, workbench: Content = Workbench }: ToolPageProps) {
  const t = useTexts(texts);
  const tools = useTools();
  const tool = tools.data?.find((each) => each.id === id);
  return (
    <Page
      title={tool?.name ?? t.title}
      lead={tool?.description}
      width="wide"
      back={{ to: '/tools', label: t.allTools }}
    >
      <Loaded query={{ ...tools, data: tool }} loading={<Skeleton height={500} />}>
        {(found) => <Content key={id} tool={found} above={above} />}
      </Loaded>
    </Page>
  );
}

function Workbench({ tool, above: Above }: WorkbenchProps) {
  const t = useTexts(texts);
  const [answer, setAnswer] = useState<Answer>();
  const [query, setQuery] = useSearchParams();
  const { state: sent } = useLocation() as { state: unknown };
  const usagesChanged = useUsagesChanged();
  const { run, lines } = useRun(tool);
  const { user } = useSession();
  const id = tool.id ?? '';
  const fields = fieldsOf(tool.input as Schema);
  const form = useApiForm<Values, Answer>({
    initialValues: valuesOf(fields, { ...inputOf(fields, query), ...(sent as Record<string, unknown> | null) }),
    submit: (values) => run(bodyOf(fields, values)),
    onDone: (result, values) => {
      setAnswer(result);
      setQuery(queryOf(fields, values), { replace: true, preventScrollReset: true });
      void usagesChanged();
    },
  });
  const fill = (input: unknown) => form.fields.setValues(valuesOf(fields, input as Record<string, unknown>));
  return (
    <>
      <div className={classes.columns}>
        <Panel title={t.input}>
          <ApiFormView form={form}>
            {Above && <Above form={{ values: form.fields.values, set: form.fields.setValues }} />}
            <InputFields fields={fields} inputProps={(name, options) => form.fields.getInputProps(name, options)} />
            {user === null && tool.traits?.includes('needs_user') && <Text c="dimmed">{t.needsUser}</Text>}
            <Group>
              <SubmitButton form={form}>{t.run}</SubmitButton>
              <Button variant="default" onClick={() => fill(tool.example)}>
                {t.example}
              </Button>
            </Group>
          </ApiFormView>
        </Panel>
        <Panel title={t.result}>
          <div aria-live="polite">
            {form.isSending && lines.length > 0 ? (
              <pre className={classes.lines}>{lines.join('\n')}</pre>
            ) : answer ? (
              <Outcome answer={answer} />
            ) : (
              <Text c="dimmed">{t.noResult}</Text>
            )}
          </div>
        </Panel>
      </div>
      <Runs tool={id} onUse={fill} />
    </>
  );
}

function Outcome({ answer }: { answer: Answer }) {
  const t = useTexts(texts);
  const { duration } = useFormat();
  return (
    <Stack>
      {answer.success ? (
        <ResultView value={answer.result} />
      ) : (
        <Alert color="red" variant="outline">
          {answer.errorMessage}
        </Alert>
      )}
      <Text size="sm" c="dimmed">
        {t.took(duration(answer.latency ?? 0))}
      </Text>
    </Stack>
  );
}
