import { toPeriod, usePriceText, type Subscription } from '../../shared/billing';
import { useFormat } from '../../shared/format';
import { useTexts } from '../../shared/texts';
import { texts } from './texts';

/** What a subscription's state means for its owner. */
export function useStateText(): (subscription: Subscription) => string {
  const { state } = useTexts(texts);
  const { date } = useFormat();
  const priceText = usePriceText();
  return ({ status, autoRenew, expiryDate = '', accessUntil = expiryDate, endedAt, price = 0, currency = '', period }) => {
    const until = date(expiryDate);
    const each = priceText(price, currency, toPeriod(period) ?? 'monthly');
    switch (status) {
      case 'trialing':
        return autoRenew ? state.trial(until, each) : state.trialEnds(until);
      case 'past_due':
        return new Date(accessUntil) > new Date() ? state.due(date(accessUntil)) : state.dueClosed;
      case 'paused':
        return state.paused;
      case 'canceled':
      case 'expired':
        return state.ended(date(endedAt ?? expiryDate));
      default:
        return autoRenew ? state.renews(until, each) : state.ends(until);
    }
  };
}
