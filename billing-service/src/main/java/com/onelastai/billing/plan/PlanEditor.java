package com.onelastai.billing.plan;

import com.onelastai.billing.agent.AgentReadModel;
import com.onelastai.billing.plan.Plan.Period;
import com.onelastai.billing.stripe.Chargeable;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Validates and stores what admins change about plans. */
@Service
class PlanEditor {

  /** The code relies on these plans, so they stay on sale. */
  private static final Set<String> REQUIRED = Set.of(Plan.FREE, Plan.AGENT);

  private static final Set<String> PERIODS =
      Arrays.stream(Period.values()).map(Period::toString).collect(Collectors.toSet());

  private final Plans plans;
  private final AgentReadModel agents;

  PlanEditor(Plans plans, AgentReadModel agents) {
    this.plans = plans;
    this.agents = agents;
  }

  Plan add(PlanRequest request) {
    if (request.id() == null) {
      throw ApiException.invalid(List.of(new FieldProblem("id", "not_null", "is required")));
    }
    Plan plan = checked(request.toPlan(request.id()));
    if (!plans.add(plan)) {
      throw new ApiException(
          HttpStatus.CONFLICT,
          "plan_exists",
          "A plan with this id exists already. Change that one.");
    }
    return plan;
  }

  Plan change(String id, PlanRequest request) {
    require(id);
    Plan plan = checked(request.toPlan(id));
    if (!plan.active()) {
      requireNotRequired(id);
    }
    plans.replace(plan);
    return plan;
  }

  void retire(String id) {
    require(id);
    requireNotRequired(id);
    plans.deactivate(id);
  }

  private void require(String id) {
    if (plans.find(id).isEmpty()) {
      throw ApiException.notFound("plan");
    }
  }

  private static void requireNotRequired(String id) {
    if (REQUIRED.contains(id)) {
      throw new ApiException(
          HttpStatus.CONFLICT, "plan_required", "The plan " + id + " must stay on sale.");
    }
  }

  private Plan checked(Plan plan) {
    List<FieldProblem> problems = new ArrayList<>();
    if (!Chargeable.isKnown(plan.currency())) {
      problems.add(
          new FieldProblem("currency", "unknown", "must be a currency that Stripe charges"));
    }
    if (!PERIODS.containsAll(plan.prices().keySet())) {
      problems.add(
          new FieldProblem(
              "prices", "unknown", "must have the keys daily, weekly, monthly or yearly"));
    }
    if (plan.prices().isEmpty() != plan.id().equals(Plan.FREE)) {
      problems.add(
          new FieldProblem("prices", "invalid", "are required for every plan except free"));
    }
    checkAmounts(plan, problems);
    checkAgents(plan, problems);
    if (!problems.isEmpty()) {
      throw ApiException.invalid(problems);
    }
    return plan;
  }

  private static void checkAmounts(Plan plan, List<FieldProblem> problems) {
    String currency = plan.currency();
    if (plan.prices().values().stream()
        .anyMatch(price -> !Chargeable.isChargeable(price, currency))) {
      problems.add(
          new FieldProblem(
              "prices",
              "not_chargeable",
              "must be at least %d, and a multiple of %d, in %s"
                  .formatted(
                      Chargeable.minimum(currency),
                      Chargeable.step(currency),
                      currency.toUpperCase(Locale.ROOT))));
    }
  }

  private void checkAgents(Plan plan, List<FieldProblem> problems) {
    List<String> opened = plan.agents();
    if (REQUIRED.contains(plan.id())) {
      if (opened == null || !opened.isEmpty()) {
        problems.add(new FieldProblem("agents", "invalid", "must be empty for this plan"));
      }
    } else if (opened != null && opened.isEmpty()) {
      problems.add(
          new FieldProblem("agents", "invalid", "must list agents, or be null for all agents"));
    } else if (opened != null) {
      opened.stream()
          .filter(agentId -> agents.find(agentId).isEmpty())
          .forEach(agentId ->
              problems.add(new FieldProblem("agents", "unknown", "contains an unknown agent")));
    }
  }
}
