import { SimpleGrid } from '@mantine/core';
import { Page } from '../../shared/page';
import { useTexts } from '../../shared/texts';
import { AgentSection } from './AgentSection';
import { CardSection } from './CardSection';
import { PlanSection } from './PlanSection';
import { RefundSection } from './RefundSection';
import { texts } from './texts';
import { TransactionSection } from './TransactionSection';

export default function BillingPage() {
  const t = useTexts(texts);
  return (
    <Page lead={t.lead} width="wide">
      <PlanSection />
      <SimpleGrid cols={{ base: 1, lg: 2 }}>
        <AgentSection />
        <CardSection />
      </SimpleGrid>
      <TransactionSection />
      <RefundSection />
    </Page>
  );
}
