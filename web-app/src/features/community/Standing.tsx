import { DecisionPanel } from './DecisionPanel';
import { FollowsPanel } from './FollowsPanel';
import { TrustPanel } from './TrustPanel';

/** How the user stands in the community. */
export default function Standing() {
  return (
    <>
      <DecisionPanel />
      <FollowsPanel />
      <TrustPanel />
    </>
  );
}
