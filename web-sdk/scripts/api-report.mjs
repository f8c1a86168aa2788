// Holds the package's API to the reports in etc/: a change of it shows in review.
// With --update it writes them anew. Needs a build.
import { Extractor, ExtractorConfig } from '@microsoft/api-extractor';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const update = process.argv.includes('--update');
const entries = {
  'web-sdk': 'dist/index.d.ts',
  'web-sdk-react': 'dist/react/index.d.ts',
  'web-sdk-chat': 'dist/chat/index.d.ts',
  'web-sdk-client': 'dist/client/index.d.ts',
};

for (const [name, entry] of Object.entries(entries)) {
  const config = ExtractorConfig.prepare({
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: `${root}${entry}`,
      compiler: { tsconfigFilePath: `${root}tsconfig.build.json` },
      apiReport: {
        enabled: true,
        reportFileName: `${name}.api.md`,
        reportFolder: `${root}etc`,
        reportTempFolder: `${root}temp`,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        extractorMessageReporting: {
          default: { logLevel: 'error' },
          'ae-missing-release-tag': { logLevel: 'none' },
          'ae-undocumented': { logLevel: 'none' },
          // The client's types are generated, and reported by the OpenAPI documents themselves.
          'ae-forgotten-export': { logLevel: 'none' },
        },
        tsdocMessageReporting: { default: { logLevel: 'none' } },
      },
    },
    configObjectFullPath: undefined,
    packageJsonFullPath: `${root}package.json`,
  });
  const result = Extractor.invoke(config, {
    localBuild: update,
    messageCallback: (message) => {
      if (message.messageId.startsWith('console-') && message.logLevel !== 'error') message.handled = true;
    },
  });
  if (!result.succeeded || (!update && result.apiReportChanged)) {
    console.error(`etc/${name}.api.md is not the package's API: run \`npm run api\` and review it`);
    process.exitCode = 1;
  }
}
