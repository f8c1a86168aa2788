import { ActionIcon, Button, Card, Group, Skeleton, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconSearch, IconStar, IconStarFilled } from '@tabler/icons-react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useFormat } from '../../shared/format';
import { Page } from '../../shared/page';
import { EmptyState, Loaded } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { useFavourites } from './favourites';
import { useTools, useUsages, type Tool } from './queries';
import { texts } from './texts';
import classes from './Tools.module.css';

const RECENT = 4;

function filterTools(tools: readonly Tool[], words: string): Tool[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return tools.filter(({ id, name, description }) => {
    const text = `${id ?? ''} ${name ?? ''} ${description ?? ''}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

export default function ToolsPage() {
  const t = useTexts(texts);
  const [params, setParams] = useSearchParams();
  const words = params.get('q') ?? '';
  const search = (q: string) => setParams(q ? { q } : {}, { replace: true, preventScrollReset: true });
  const tools = useTools();
  const navigate = useNavigate();
  const found = filterTools(tools.data ?? [], words);
  const [first] = found;
  return (
    <Page title={t.title} lead={t.lead} width="wide">
      <form
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          if (words && first?.id) void navigate(`/tools/${first.id}`);
        }}
      >
        <TextInput
          type="search"
          label={t.search}
          placeholder={t.searchHint}
          size="md"
          maw={520}
          leftSection={<IconSearch size={18} aria-hidden />}
          value={words}
          onChange={({ currentTarget }) => search(currentTarget.value)}
        />
      </form>
      <Loaded query={tools} loading={<Skeleton height={600} />}>
        {(all) => (
          <>
            {!words && <OwnTools tools={all} />}
            <Found tools={found} onClear={() => search('')} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** The reader's favourites, and what they ran last. */
function OwnTools({ tools }: { tools: readonly Tool[] }) {
  const t = useTexts(texts);
  const { ids } = useFavourites();
  const recent = new Set((useUsages().data ?? []).map(({ toolName }) => toolName));
  const byId = (wanted: Iterable<string | undefined>) =>
    [...wanted].flatMap((id) => tools.find((tool) => tool.id === id) ?? []);
  return (
    <>
      <Section label={t.favourites} tools={byId(ids)} />
      <Section label={t.recent} tools={byId(recent).slice(0, RECENT)} />
    </>
  );
}

function Section({ label, tools }: { label: string; tools: readonly Tool[] }) {
  if (tools.length === 0) return null;
  return (
    <section aria-label={label}>
      <Title order={2} size="h4" mb="sm">
        {label}
      </Title>
      <ul className={classes.grid}>
        {tools.map((tool) => (
          <ToolCard key={tool.id} tool={tool} />
        ))}
      </ul>
    </section>
  );
}

function Found({ tools, onClear }: { tools: readonly Tool[]; onClear: () => void }) {
  const t = useTexts(texts);
  const { number } = useFormat();
  const categories = Object.entries(t.categories).map(
    ([category, label]) => [label, tools.filter((tool) => tool.category === category)] as const,
  );
  return (
    <Stack gap="xl">
      <Text role="status" c="dimmed">
        {tools.length === 1 ? t.foundOne : t.found(number(tools.length))}
      </Text>
      {tools.length === 0 && (
        <EmptyState
          title={t.none}
          action={
            <Button variant="light" onClick={onClear}>
              {t.clear}
            </Button>
          }
        >
          {t.noneBody}
        </EmptyState>
      )}
      {categories.map(([label, members]) => (
        <Section key={label} label={label} tools={members} />
      ))}
    </Stack>
  );
}

function ToolCard({ tool: { id = '', name = '', description } }: { tool: Tool }) {
  const t = useTexts(texts);
  const { ids, toggle } = useFavourites();
  const favourite = ids.includes(id);
  return (
    <Card component="li" className={classes.card}>
      <Group justify="space-between" wrap="nowrap" align="start" mb={6}>
        <Title order={3} size="h4">
          <Link to={`/tools/${id}`} className={classes.cardLink}>
            {name}
          </Link>
        </Title>
        <ActionIcon
          className={classes.star}
          variant="subtle"
          color={favourite ? undefined : 'gray'}
          aria-pressed={favourite}
          aria-label={t.favourite(name)}
          onClick={() => toggle(id)}
        >
          {favourite ? <IconStarFilled size={18} aria-hidden /> : <IconStar size={18} aria-hidden />}
        </ActionIcon>
      </Group>
      <Text c="dimmed" size="sm">
        {description}
      </Text>
    </Card>
  );
}
