import { Button, Chip, Group, NativeSelect, Skeleton, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconArrowsShuffle, IconPlus, IconSearch } from '@tabler/icons-react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { AgentMark, useAgents, useCategories, useFavorites, type Agent } from '../../shared/agent';
import { useFormat } from '../../shared/format';
import { Page } from '../../shared/page';
import { useSession } from '../../shared/session';
import { EmptyState, Loaded } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { AgentCard } from './AgentCard';
import classes from './Agents.module.css';
import { filterAgents, type Filter } from './filter';
import { useRecent } from './queries';
import { texts } from './texts';

const SHOWS = ['all', 'free', 'favorites', 'own'] as const;
const NEEDS_ACCOUNT: readonly Filter['show'][] = ['favorites', 'own'];

/** The filter stands in the address, so that a list can be kept and sent. */
function useFilter() {
  const [params, setParams] = useSearchParams();
  const filter: Filter = {
    q: params.get('q') ?? '',
    category: params.get('category') ?? '',
    show: SHOWS.find((show) => show === params.get('show')) ?? 'all',
  };
  const change = (changed: Partial<Filter>) => {
    const next = new URLSearchParams();
    for (const [key, value] of Object.entries({ ...filter, ...changed })) if (value && value !== 'all') next.set(key, value);
    setParams(next, { replace: true, preventScrollReset: true });
  };
  return { filter, change };
}

export default function AgentsPage() {
  const t = useTexts(texts);
  const { filter, change } = useFilter();
  const agents = useAgents();
  const recent = useRecent();
  const favorites = useFavorites().data ?? [];
  const navigate = useNavigate();
  const found = filterAgents(agents.data ?? [], filter, favorites);
  const isFiltered = filter.q !== '' || filter.category !== '' || filter.show !== 'all';
  const [first] = found;
  return (
    <Page lead={t.lead} width="wide" actions={<Actions />}>
      <form
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          if (filter.q && first?.id) void navigate(`/agents/${first.id}`);
        }}
      >
        <Filters filter={filter} change={change} />
      </form>
      <Loaded query={{ ...agents, data: recent.isPending ? undefined : agents.data }} loading={<Skeleton height={900} />}>
        {() => (
          <Stack>
            {!isFiltered && <Recent agents={recent.data ?? []} />}
            <Found agents={found} filter={filter} onClear={() => change({ q: '', category: '', show: 'all' })} />
          </Stack>
        )}
      </Loaded>
    </Page>
  );
}

function Actions() {
  const t = useTexts(texts);
  return (
    <>
      <Button component={Link} to="/agents/random" variant="default" leftSection={<IconArrowsShuffle size={18} aria-hidden />}>
        {t.surprise}
      </Button>
      <Button component={Link} to="/agents/create" leftSection={<IconPlus size={18} aria-hidden />}>
        {t.create}
      </Button>
    </>
  );
}

function Filters({ filter, change }: ReturnType<typeof useFilter>) {
  const t = useTexts(texts);
  const { user } = useSession();
  const categories = useCategories().data ?? [];
  const labels = { all: t.all, free: t.free, favorites: t.favorites, own: t.own };
  return (
    <Stack gap="sm">
      <Group align="flex-end" gap="sm">
        <TextInput
          type="search"
          label={t.search}
          placeholder={t.searchHint}
          size="md"
          flex="1 1 260px"
          leftSection={<IconSearch size={18} aria-hidden />}
          value={filter.q}
          onChange={({ currentTarget }) => change({ q: currentTarget.value })}
        />
        <NativeSelect
          label={t.category}
          size="md"
          flex="0 1 220px"
          value={filter.category}
          onChange={({ currentTarget }) => change({ category: currentTarget.value })}
          data={[
            { value: '', label: t.allCategories },
            ...categories.map(({ id = '', name = id }) => ({ value: id, label: name })),
          ]}
        />
      </Group>
      <div className={classes.chips} role="group" aria-label={t.show}>
        <Chip.Group value={filter.show} onChange={(show) => change({ show: show })}>
          {SHOWS.filter((show) => user ?? !NEEDS_ACCOUNT.includes(show)).map((show) => (
            <Chip key={show} value={show}>
              {labels[show]}
            </Chip>
          ))}
        </Chip.Group>
      </div>
    </Stack>
  );
}

function Recent({ agents }: { agents: readonly Agent[] }) {
  const t = useTexts(texts);
  if (agents.length === 0) return null;
  return (
    <section aria-label={t.recent}>
      <Title order={2} size="h4" mb="xs">
        {t.recent}
      </Title>
      <ul className={classes.recent}>
        {agents.map(({ id = '', name = '', category }) => (
          <li key={id}>
            <Link to={`/agents/${id}`} className={classes.recentLink}>
              <AgentMark id={id} name={name} category={category} size={30} />
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Found({ agents, filter, onClear }: { agents: readonly Agent[]; filter: Filter; onClear: () => void }) {
  const t = useTexts(texts);
  const { number } = useFormat();
  const heading = agents.length === 1 ? t.foundOne : t.found(number(agents.length));
  const noFavorites = filter.show === 'favorites' && !filter.q && !filter.category;
  return (
    <section>
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h4">
          <span role="status">{heading}</span>
        </Title>
        <Text component={Link} to="/agents/categories" size="sm" c="var(--mantine-color-anchor)">
          {t.byCategory}
        </Text>
      </Group>
      {agents.length === 0 ? (
        <EmptyState
          title={noFavorites ? t.noFavorites : t.none}
          action={
            <Button variant="light" onClick={onClear}>
              {t.clear}
            </Button>
          }
        >
          {noFavorites ? t.noFavoritesBody : t.noneBody}
        </EmptyState>
      ) : (
        <ul className={classes.grid}>
          {agents.map((agent) => (
            <AgentCard key={agent.id} agent={agent} />
          ))}
        </ul>
      )}
    </section>
  );
}
