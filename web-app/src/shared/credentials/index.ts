export { useCredentialChecks } from './checks';
export { CodeInput, CurrentPasswordInput, EmailInput } from './inputs';
export { NewPasswordInput } from './NewPasswordInput';
export { useCredentialProblems, type CredentialFields } from './problems';
