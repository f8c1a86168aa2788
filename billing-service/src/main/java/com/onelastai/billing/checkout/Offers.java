package com.onelastai.billing.checkout;

import com.onelastai.billing.agent.Agent;
import com.onelastai.billing.agent.AgentReadModel;
import com.onelastai.billing.plan.Plan;
import com.onelastai.billing.plan.Plans;
import com.onelastai.billing.stripe.Price;
import com.onelastai.billing.stripe.Purchase;
import com.onelastai.billing.stripe.SoldProduct;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Finds what users can buy, at the price of the catalogue. */
@Service
public class Offers {

  /**
   * A plan or an agent that is on sale.
   *
   * @param agentId null for a plan
   * @param price of one period
   */
  public record Offer(Plan plan, @Nullable String agentId, Price price) {

    private static final String AGENT_SLOT = "agent/";

    /** A purchase without a coupon. */
    public Purchase purchase(String userId) {
      return new Purchase(userId, plan.id(), agentId, price.period(), null, null);
    }

    /** Nobody can subscribe twice to the same: any plan, or one agent. */
    String slot() {
      return agentId == null ? "plan" : AGENT_SLOT + agentId;
    }

    /** Null for the slot of the plans. */
    static @Nullable String agentOf(String slot) {
      return slot.startsWith(AGENT_SLOT) ? slot.substring(AGENT_SLOT.length()) : null;
    }
  }

  private final Plans plans;
  private final AgentReadModel agents;

  Offers(Plans plans, AgentReadModel agents) {
    this.plans = plans;
    this.agents = agents;
  }

  /**
   * @throws ApiException 400 that names the invalid field
   */
  public Offer plan(String planId, String period) {
    if (planId.equals(Plan.AGENT)) {
      throw invalid("agentId", "missing", "is required for this plan");
    }
    Plan plan =
        plans.find(planId).filter(Plan::sold).orElseThrow(() -> notForSale("planId", "a plan"));
    return new Offer(
        plan, null, price(plan, SoldProduct.idOfPlan(plan.id()), plan.name(), "period", period));
  }

  /**
   * @param periodField the name of the period's field in the request
   * @throws ApiException 400 that names the invalid field
   */
  Offer agent(String agentId, String periodField, String period) {
    Agent agent =
        agents
            .find(agentId)
            .filter(Agent::subscription)
            .orElseThrow(() -> notForSale("agentId", "an agent"));
    Plan plan =
        plans
            .find(Plan.AGENT)
            .filter(Plan::sold)
            .orElseThrow(() -> notForSale("agentId", "an agent"));
    return new Offer(
        plan,
        agentId,
        price(plan, SoldProduct.idOfAgent(agentId), agent.name(), periodField, period));
  }

  private static Price price(
      Plan plan, String productId, String name, String periodField, String period) {
    Long amount = plan.prices().get(period);
    if (amount == null) {
      throw invalid(
          periodField,
          "not_offered",
          "must be one of " + String.join(", ", plan.prices().keySet()));
    }
    return new Price(productId, name, amount, plan.currency(), period);
  }

  private static ApiException notForSale(String field, String what) {
    return invalid(field, "not_for_sale", "must be " + what + " that is on sale");
  }

  private static ApiException invalid(String field, String code, String detail) {
    return ApiException.invalid(List.of(new FieldProblem(field, code, detail)));
  }
}
