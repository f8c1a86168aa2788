import { Button, Card, Skeleton, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useFormat } from '../../shared/format';
import { Page } from '../../shared/page';
import { EmptyState, Loaded } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { useTools, type Tool } from './queries';
import { texts } from './texts';
import classes from './Tools.module.css';

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
        {() => <Found tools={found} onClear={() => search('')} />}
      </Loaded>
    </Page>
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
      {categories
        .filter(([, members]) => members.length > 0)
        .map(([label, members]) => (
          <section key={label} aria-label={label}>
            <Title order={2} size="h4" mb="sm">
              {label}
            </Title>
            <ul className={classes.grid}>
              {members.map((tool) => (
                <ToolCard key={tool.id} tool={tool} />
              ))}
            </ul>
          </section>
        ))}
    </Stack>
  );
}

function ToolCard({ tool }: { tool: Tool }) {
  return (
    <Card component="li" className={classes.card}>
      <Title order={3} size="h4" mb={6}>
        <Link to={`/tools/${tool.id ?? ''}`} className={classes.cardLink}>
          {tool.name}
        </Link>
      </Title>
      <Text c="dimmed" size="sm">
        {tool.description}
      </Text>
    </Card>
  );
}
