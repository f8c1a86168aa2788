import { defineTexts, useTexts } from '../../../shared/texts';
import { FilePicker } from '../FilePicker';
import { ToolPage, type ToolForm } from '../ToolPage';

const texts = defineTexts({ en: { file: 'Turn a file into a data URI' } });

export default function Base64Page() {
  return <ToolPage id="base64" above={FileToEncode} />;
}

/** A browser encodes a file itself; the tool then tells its type and size. */
function FileToEncode({ form: { set } }: { form: ToolForm }) {
  const t = useTexts(texts);
  return <FilePicker label={t.file} onFile={(dataUri) => set({ text: dataUri, action: 'decode' })} />;
}
