import { ApiError } from '../api';
import { useFormat } from '../format';
import { useTexts } from '../texts';
import { texts } from './texts';

/** The fields of a form that a refusal of credentials is about. */
export interface CredentialFields {
  password?: string;
  otp?: string;
  backupCode?: string;
  newPassword?: string;
}

/**
 * Says refusals of credentials in the reader's language. `atFields` puts those that are about a
 * field there: the API does not know which field of the form that is.
 */
export function useCredentialProblems() {
  const t = useTexts(texts);
  const { dateTime, relative } = useFormat();

  const problemText = ({ code, members }: ApiError): string | undefined => {
    if (code !== 'account_locked') return undefined;
    const until = members.lockUntil;
    return typeof until === 'string' ? t.locked(dateTime(until), relative(until)) : t.lockedForAWhile;
  };

  const blame = (error: ApiError, fields: CredentialFields): [string, string] | undefined => {
    const { password, otp, backupCode, newPassword } = fields;
    if (error.code === 'invalid_credentials' && password) return [password, t.wrongPassword];
    if (error.code === 'otp_invalid' && otp) return [otp, t.wrongCode];
    if (error.code === 'otp_invalid' && backupCode) return [backupCode, t.wrongBackupCode];
    if (error.code === 'otp_required' && otp) return [otp, t.codeNeeded];
    if (error.code === 'weak_password' && newPassword) {
      const reasons: Readonly<Record<string, string>> = {
        too_short: t.tooShort,
        too_long: t.tooLong,
        is_email: t.isEmail,
        too_common: t.tooCommon,
      };
      const [first] = error.fields;
      return [newPassword, reasons[first?.code ?? ''] ?? first?.detail ?? error.message];
    }
    return undefined;
  };

  async function atFields<T>(call: Promise<T>, fields: CredentialFields): Promise<T> {
    try {
      return await call;
    } catch (error) {
      const blamed = error instanceof ApiError ? blame(error, fields) : undefined;
      if (!(error instanceof ApiError) || !blamed) throw error;
      const [field, detail] = blamed;
      throw new ApiError(error.status, error.code, error.message, [{ field, code: error.code, detail }]);
    }
  }

  return { problemText, atFields };
}
