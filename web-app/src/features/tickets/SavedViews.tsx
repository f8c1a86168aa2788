import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useProblemText } from '../../shared/api';
import { confirm, toast } from '../../shared/feedback';
import { ApiFormView, SubmitButton, useApiForm } from '../../shared/form';
import { useTexts } from '../../shared/texts';
import { toFilter, toSearch } from './filter';
import { LONGEST_VIEW_NAME } from './limits';
import type { FilterProps } from './QueueFilters';
import { useDeleteView, useSaveView, useViews, type Filter, type SavedView } from './team-queries';
import { texts } from './texts';

/** Without what the API leaves empty. */
const clean = (filter: Filter = {}): Filter => toFilter(toSearch(filter));
const isSame = (a: Filter, b: Filter): boolean => toSearch(a).toString() === toSearch(b).toString();

/** Filters of the queue by name. The one that is chosen is the one that is shown. */
export default function SavedViews({ filter, onChange }: FilterProps) {
  const t = useTexts(texts);
  const { data: views = [] } = useViews();
  const [isNaming, setNaming] = useState(false);
  const current = views.find((view) => isSame(clean(view.filter), filter));
  const hasFilter = toSearch(filter).size > 0;
  const choose = (id: string) => onChange(clean(views.find((view) => view.id === id)?.filter));
  return (
    <>
      <Group align="flex-end">
        {views.length > 0 && (
          <NativeSelect
            label={t.view}
            value={current?.id ?? ''}
            onChange={({ currentTarget }) => choose(currentTarget.value)}
            data={[{ value: '', label: t.noView }, ...views.map(({ id = '', name = '' }) => ({ value: id, label: name }))]}
          />
        )}
        {current && <DeleteButton view={current} />}
        {!current && hasFilter && !isNaming && (
          <Button variant="default" onClick={() => setNaming(true)}>
            {t.saveView}
          </Button>
        )}
      </Group>
      {!current && hasFilter && isNaming && <NameForm filter={filter} onDone={() => setNaming(false)} />}
    </>
  );
}

function NameForm({ filter, onDone }: { filter: Filter; onDone: () => void }) {
  const t = useTexts(texts);
  const save = useSaveView();
  const form = useApiForm({
    initialValues: { name: '' },
    submit: ({ name }) => save.mutateAsync({ name, filter }),
    onDone: () => {
      toast.success(t.viewSaved);
      onDone();
    },
  });
  return (
    <ApiFormView form={form}>
      <TextInput
        label={t.viewName}
        required
        autoFocus
        maw={360}
        maxLength={LONGEST_VIEW_NAME}
        {...form.fields.getInputProps('name')}
      />
      <Group>
        <SubmitButton form={form}>{t.save}</SubmitButton>
        <Button variant="default" onClick={onDone}>
          {t.cancel}
        </Button>
      </Group>
    </ApiFormView>
  );
}

function DeleteButton({ view: { id = '', name = '' } }: { view: SavedView }) {
  const t = useTexts(texts);
  const say = useProblemText();
  const remove = useDeleteView();
  const ask = async () => {
    const question = { title: t.deleteViewTitle, body: t.deleteViewBody(name), confirm: t.delete, cancel: t.cancel, danger: true };
    if (!(await confirm(question))) return;
    remove.mutate(id, {
      onSuccess: () => toast.success(t.viewDeleted),
      onError: (error) => toast.error(say(error)),
    });
  };
  return (
    <Button variant="default" loading={remove.isPending} onClick={() => void ask()}>
      {t.deleteView}
    </Button>
  );
}
