package com.onelastai.billing.checkout;

import com.onelastai.billing.agent.Agent;
import com.onelastai.billing.agent.AgentReadModel;
import com.onelastai.billing.plan.Plan;
import com.onelastai.billing.plan.Plans;
import com.onelastai.billing.stripe.Price;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import java.util.List;
import java.util.TreeSet;
import org.springframework.stereotype.Service;

/** Looks up what somebody wants to buy. */
@Service
public class Offers {

  private final Plans plans;
  private final AgentReadModel agents;

  Offers(Plans plans, AgentReadModel agents) {
    this.plans = plans;
    this.agents = agents;
  }

  /**
   * @throws ApiException 400 that names the field that is not for sale
   */
  public Offer plan(String planId, String period) {
    if (planId.equals(Plan.AGENT)) {
      throw refuse("agentId", "missing", "is needed for this plan");
    }
    Plan plan =
        plans
            .find(planId)
            .filter(Offers::isSold)
            .orElseThrow(() -> refuse("planId", "not_for_sale", "is no plan that is sold"));
    return new Offer(plan, null, price(plan, "plan-" + plan.id(), plan.name(), "period", period));
  }

  /**
   * @param periodField how the request names the period
   * @throws ApiException 400 that names the field that is not for sale
   */
  Offer agent(String agentId, String periodField, String period) {
    Agent agent =
        agents
            .find(agentId)
            .filter(Agent::subscription)
            .orElseThrow(() -> refuse("agentId", "not_for_sale", "is no agent that is sold"));
    Plan plan =
        plans
            .find(Plan.AGENT)
            .filter(Offers::isSold)
            .orElseThrow(() -> refuse("agentId", "not_for_sale", "is not sold alone"));
    return new Offer(
        plan, agentId, price(plan, "agent-" + agentId, agent.name(), periodField, period));
  }

  private static boolean isSold(Plan plan) {
    return plan.active() && !plan.prices().isEmpty();
  }

  private static Price price(
      Plan plan, String productId, String name, String periodField, String period) {
    Long amount = plan.prices().get(period);
    if (amount == null) {
      throw refuse(
          periodField,
          "not_offered",
          "must be one of " + String.join(", ", new TreeSet<>(plan.prices().keySet())));
    }
    return new Price(productId, name, amount, plan.currency(), period);
  }

  private static ApiException refuse(String field, String code, String detail) {
    return ApiException.invalid(List.of(new FieldProblem(field, code, detail)));
  }
}
