import { Button, Fieldset, Group } from '@mantine/core';
import { useTexts } from '../../../shared/texts';
import { ToolPage, type ToolForm } from '../ToolPage';
import { texts } from './texts';

export default function DeveloperPage() {
  return <ToolPage id="developer-utils" above={SmallTools} />;
}

function SmallTools({ form: { values, set } }: { form: ToolForm }) {
  const t = useTexts(texts);
  return Object.values(t).map(({ label, tools }) => (
    <Fieldset key={label} legend={label}>
      <Group gap="xs">
        {Object.entries(tools).map(([action, name]) => (
          <Button
            key={action}
            size="compact-sm"
            variant={values.action === action ? 'filled' : 'default'}
            aria-pressed={values.action === action}
            onClick={() => set({ action })}
          >
            {name}
          </Button>
        ))}
      </Group>
    </Fieldset>
  ));
}
