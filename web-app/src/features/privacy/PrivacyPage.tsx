import { List } from '@mantine/core';
import { Page } from '../../shared/page';
import { useTexts } from '../../shared/texts';
import { ChoicePart } from './ChoicePart';
import { Part } from './parts';
import { texts } from './texts';
import { VisitPart } from './VisitPart';
import { YourAccount } from './YourAccount';

export default function PrivacyPage() {
  const t = useTexts(texts);
  return (
    <Page lead={t.lead}>
      <ChoicePart />
      <VisitPart />
      <YourAccount />
      <Part title={t.what}>
        <List spacing="xs">
          {Object.values(t.kept).map((text) => (
            <List.Item key={text}>{text}</List.Item>
          ))}
        </List>
      </Part>
    </Page>
  );
}
