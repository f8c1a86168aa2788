import { NumberInput, Text, TextInput } from '@mantine/core';
import { toast } from '../../shared/feedback';
import { ApiFormView, SubmitButton, useApiForm } from '../../shared/form';
import { useTexts } from '../../shared/texts';
import { askForAgents } from './queries';
import { texts } from './texts';

export default function AgentForm() {
  const t = useTexts(texts);
  const form = useApiForm({
    initialValues: { size: 20, category: '' },
    submit: ({ size, category }) => askForAgents(size, category),
    onDone: ({ items = [] }) => toast.success(t.sent(items.length)),
  });
  return (
    <>
      <Text size="sm" c="dimmed" mb="sm">
        {t.formBody}
      </Text>
      <ApiFormView form={form}>
        <NumberInput label={t.size} {...form.fields.getInputProps('size')} />
        <TextInput label={t.category} description={t.categoryHint} {...form.fields.getInputProps('category')} />
        <SubmitButton form={form}>{t.send}</SubmitButton>
      </ApiFormView>
    </>
  );
}
