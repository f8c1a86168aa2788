import { List } from '@mantine/core';
import { communityTexts } from '../../shared/community';
import { useFormat } from '../../shared/format';
import { RowTable } from '../../shared/list';
import { Page } from '../../shared/page';
import { Panel } from '../../shared/panel';
import { Loaded, LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { useModerationRules, useTrustRules } from './queries';
import { texts } from './texts';

/** The rules as they are now; they are data of the service. */
export default function RulesPage() {
  const t = useTexts(texts);
  return (
    <Page lead={t.rulesLead} width="wide">
      <Panel title={t.rulesAuto}>
        <ByThemselves />
      </Panel>
      <Panel title={t.rulesYou}>
        <ByModerators />
      </Panel>
      <Panel title={t.levelsTitle} lead={t.levelsLead}>
        <Levels />
      </Panel>
    </Page>
  );
}

function ByThemselves() {
  const t = useTexts(texts);
  const { levels } = useTexts(communityTexts);
  const { number } = useFormat();
  return (
    <Loaded query={useModerationRules()} loading={<LoadingState height={140} />}>
      {({ hide }) => (
        <List spacing="xs">
          <List.Item>{t.autoFlags}</List.Item>
          <List.Item>{t.autoHide(number(hide?.reports ?? 0), levels[hide?.from ?? 'new'])}</List.Item>
          <List.Item>{t.autoLog}</List.Item>
        </List>
      )}
    </Loaded>
  );
}

function ByModerators() {
  const t = useTexts(texts);
  const { number } = useFormat();
  return (
    <Loaded query={useModerationRules()} loading={<LoadingState height={140} />}>
      {({ appeals: { days = 0, otherModerator = false } = {} }) => (
        <List spacing="xs">
          {Object.entries(t.you).map(([key, text]) => (
            <List.Item key={key}>{text}</List.Item>
          ))}
          <List.Item>{t.appealDays(number(days))}</List.Item>
          {otherModerator && <List.Item>{t.otherModerator}</List.Item>}
        </List>
      )}
    </Loaded>
  );
}

function Levels() {
  const t = useTexts(texts);
  const { levels: names, activities } = useTexts(communityTexts);
  const { number } = useFormat();
  return (
    <Loaded query={useTrustRules()} loading={<LoadingState rows={5} />}>
      {({ levels = [] }) => (
        <RowTable
          caption={t.levelsTitle}
          rows={levels}
          rowKey={({ level = 'new' }) => level}
          columns={[
            { header: t.level, cell: ({ level = 'new' }) => names[level] },
            {
              header: t.needs,
              cell: ({ days = 0, posts = 0, comments = 0, likes = 0, cleanDays = 0 }) =>
                t.needed(number(days), number(posts), number(comments), number(likes), number(cleanDays)),
            },
            { header: t.linksInText, align: 'right', cell: ({ links = 0 }) => number(links) },
            { header: t.held, cell: ({ held }) => (held ? t.yes : t.no) },
            {
              header: t.perDay,
              cell: ({ limits = {} }) =>
                Object.entries(limits)
                  .map(([activity, limit]) => `${activities[activity as keyof typeof activities]}: ${number(limit)}`)
                  .join(', '),
            },
          ]}
        />
      )}
    </Loaded>
  );
}
