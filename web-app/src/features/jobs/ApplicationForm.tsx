import { Text, Textarea, TextInput } from '@mantine/core';
import { ApiFormView, SubmitButton, useApiForm } from '../../shared/form';
import { useTexts } from '../../shared/texts';
import { CvInput } from './CvInput';
import { useCvProblem } from './cv';
import { apply, type Job, type OwnApplication } from './queries';
import { texts } from './texts';

interface Values extends Record<string, unknown> {
  name: string;
  email: string;
  coverLetter: string;
  cv: File | null;
}

export interface ApplicationFormProps {
  job: Job;
  name: string;
  email: string;
  onDone: (application: OwnApplication) => void;
}

export function ApplicationForm({ job: { id = '' }, name, email, onDone }: ApplicationFormProps) {
  const t = useTexts(texts);
  const cvProblem = useCvProblem();
  const codes: Readonly<Record<string, string>> = { job_closed: t.jobClosed, already_applied: t.alreadyApplied };
  const form = useApiForm<Values, OwnApplication>({
    initialValues: { name, email, coverLetter: '', cv: null },
    validate: { cv: cvProblem },
    submit: ({ cv, ...application }) => {
      if (!cv) throw new Error('The form is not sent without a CV');
      return apply({ jobId: id, name: application.name, email: application.email, coverLetter: application.coverLetter }, cv);
    },
    onDone,
    problemText: ({ code }) => codes[code],
  });
  const { getInputProps, values, errors, setFieldValue, setFieldError } = form.fields;
  const choose = (cv: File) => {
    setFieldValue('cv', cv);
    setFieldError('cv', cvProblem(cv));
  };
  return (
    <ApiFormView form={form}>
      <TextInput label={t.name} required maxLength={100} autoComplete="name" {...getInputProps('name')} />
      <TextInput label={t.email} required type="email" maxLength={254} autoComplete="email" {...getInputProps('email')} />
      <Textarea label={t.coverLetter} autosize minRows={6} maxRows={20} maxLength={10_000} {...getInputProps('coverLetter')} />
      <CvInput file={values.cv} onChoose={choose} error={errors.cv} />
      <Text size="sm" c="dimmed">
        {t.kept}
      </Text>
      <SubmitButton form={form}>{t.apply}</SubmitButton>
    </ApiFormView>
  );
}
