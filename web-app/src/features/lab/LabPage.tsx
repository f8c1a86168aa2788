import { Anchor, Card, Text, Title } from '@mantine/core';
import {
  IconBolt,
  IconBook,
  IconBrush,
  IconCloudStar,
  IconCrystalBall,
  IconMicrophone,
  IconMoodSmile,
  IconMusic,
  IconPhotoEdit,
  IconScale,
  IconUserScan,
  type Icon,
} from '@tabler/icons-react';
import { Link } from 'react-router';
import { Page } from '../../shared/page';
import { defineTexts, useTexts } from '../../shared/texts';
import { pathOf, useExperimentName } from './experiment-name';
import type { ExperimentType } from './operations';
import { RunList } from './RunList';
import classes from './Lab.module.css';

const texts = defineTexts({
  en: {
    lead: 'Eleven experiments that really make something: pictures, music, voices, stories and arguments. Each says what made it, rules or a model.',
    experiments: 'Experiments',
    analytics: 'Figures of the lab',
    lines: {
      'neural-art': 'Words become a picture. The same words and number, the same picture.',
      'image-playground': 'Your picture, changed step by step. Each step can be undone.',
      'music-generator': 'A piece by genre and mood, to listen to and with its score.',
      'voice-cloning': 'A voice measured from a recording says your words.',
      'story-weaver': 'A story in chapters, as a PDF and a book for readers.',
      'dream-interpreter': 'What a dictionary of symbols and a model read in your dream.',
      'emotion-visualizer': 'The emotions of a text, sentence by sentence, as a picture.',
      'personality-mirror': 'Five traits from a published questionnaire. No diagnosis.',
      'future-predictor': 'A fortune teller, for play alone.',
      'battle-arena': 'Two agents, one topic, and a judge who gives reasons.',
      'debate-arena': 'Arguments for and against, by turns, and a verdict.',
    },
  },
});

const ICONS: Readonly<Record<ExperimentType, Icon>> = {
  'neural-art': IconBrush,
  'image-playground': IconPhotoEdit,
  'music-generator': IconMusic,
  'voice-cloning': IconMicrophone,
  'story-weaver': IconBook,
  'dream-interpreter': IconCloudStar,
  'emotion-visualizer': IconMoodSmile,
  'personality-mirror': IconUserScan,
  'future-predictor': IconCrystalBall,
  'battle-arena': IconBolt,
  'debate-arena': IconScale,
};

export default function LabPage() {
  const t = useTexts(texts);
  return (
    <Page
      lead={t.lead}
      width="wide"
      actions={
        <Anchor component={Link} to="/lab/analytics">
          {t.analytics}
        </Anchor>
      }
    >
      <section aria-label={t.experiments}>
        <ul className={classes.grid}>
          {(Object.keys(ICONS) as ExperimentType[]).map((type) => (
            <ExperimentCard key={type} type={type} />
          ))}
        </ul>
      </section>
      <RunList />
    </Page>
  );
}

function ExperimentCard({ type }: { type: ExperimentType }) {
  const t = useTexts(texts);
  const nameOf = useExperimentName();
  const Mark = ICONS[type];
  return (
    <Card component="li" className={classes.card}>
      <Mark size={28} stroke={1.6} aria-hidden className={classes.icon} />
      <Title order={2} size="h4" mt="xs" mb={4}>
        <Link to={pathOf(type)} className={classes.cardLink}>
          {nameOf(type)}
        </Link>
      </Title>
      <Text c="dimmed" size="sm">
        {t.lines[type]}
      </Text>
    </Card>
  );
}
