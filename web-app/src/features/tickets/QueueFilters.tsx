import { Button, Checkbox, Group, NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { useSession } from '../../shared/session';
import { useTexts } from '../../shared/texts';
import { LONGEST_TAG } from './limits';
import { optionsOf } from './options';
import { useMemberName } from './people';
import { useMembers, type Filter } from './team-queries';
import { texts } from './texts';

const ME = 'me';
const NOBODY = ' nobody';

export interface FilterProps {
  filter: Filter;
  onChange: (filter: Filter) => void;
}

export default function QueueFilters({ filter, onChange }: FilterProps) {
  const t = useTexts(texts);
  const select = (name: 'status' | 'priority' | 'category', names: Readonly<Record<string, string>>) => (
    <NativeSelect
      label={t[name]}
      value={filter[name] ?? ''}
      onChange={({ currentTarget: { value } }) => onChange({ ...filter, [name]: value || undefined })}
      data={[{ value: '', label: t.any }, ...optionsOf(names)]}
    />
  );
  return (
    <div role="group" aria-label={t.filters}>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 3, lg: 5 }} mb="sm">
        {select('status', t.statuses)}
        {select('priority', t.priorities)}
        {select('category', t.categories)}
        <AssigneeFilter filter={filter} onChange={onChange} />
        <TextInput
          label={t.tag}
          maxLength={LONGEST_TAG}
          value={filter.tag ?? ''}
          onChange={({ currentTarget: { value } }) => onChange({ ...filter, tag: value.toLowerCase() })}
        />
      </SimpleGrid>
      <Group>
        <Checkbox
          label={t.breachedOnly}
          checked={filter.breached ?? false}
          onChange={({ currentTarget }) => onChange({ ...filter, breached: currentTarget.checked })}
        />
        {Object.values(filter).some(Boolean) && (
          <Button variant="subtle" size="compact-sm" onClick={() => onChange({})}>
            {t.clearFilters}
          </Button>
        )}
      </Group>
    </div>
  );
}

function AssigneeFilter({ filter, onChange }: FilterProps) {
  const t = useTexts(texts);
  const { user } = useSession();
  const nameOf = useMemberName();
  const { data: members = [] } = useMembers();
  const { assignee } = filter;
  // Who is asked for is offered, though nothing else may be known of them.
  const others = new Set([...members.map(({ id = '' }) => id), assignee ?? '']);
  for (const id of ['', ME, user?.id ?? '']) others.delete(id);
  return (
    <NativeSelect
      label={t.assignee}
      value={filter.unassigned ? NOBODY : assignee === user?.id ? ME : (assignee ?? '')}
      onChange={({ currentTarget: { value } }) =>
        onChange({
          ...filter,
          assignee: value === NOBODY || value === '' ? undefined : value,
          unassigned: value === NOBODY,
        })
      }
      data={[
        { value: '', label: t.anyone },
        { value: ME, label: t.me },
        { value: NOBODY, label: t.nobody },
        ...[...others].map((id) => ({ value: id, label: nameOf(id) })),
      ]}
    />
  );
}
