import { defineTexts, useTexts } from '../../../shared/texts';
import { FilePicker } from '../FilePicker';
import { ToolPage, type ToolForm } from '../ToolPage';

const texts = defineTexts({ en: { file: 'Hash a file' } });

export default function HashGeneratorPage() {
  return <ToolPage id="hash-generator" above={FileToHash} />;
}

function FileToHash({ form: { set } }: { form: ToolForm }) {
  const t = useTexts(texts);
  return (
    <FilePicker
      label={t.file}
      onFile={(dataUri) => set({ text: dataUri.slice(dataUri.indexOf(',') + 1), encoding: 'base64' })}
    />
  );
}
