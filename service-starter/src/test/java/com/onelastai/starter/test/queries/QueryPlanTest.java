package com.onelastai.starter.test.queries;

import static org.assertj.core.api.Assertions.assertThat;

import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Answers in the shapes that MongoDB documents for explain. */
class QueryPlanTest {

  @Test
  void planOfTheClassicEngine() {
    QueryPlan plan =
        plan(
            """
            {explainVersion: '1', queryPlanner: {namespace: 'db.c', winningPlan: {
                stage: 'LIMIT', limitAmount: 5, inputStage: {
                    stage: 'FETCH', filter: {b: {$eq: 1}}, inputStage: {
                        stage: 'IXSCAN', keyPattern: {a: 1}, indexName: 'a_1',
                        direction: 'forward', indexBounds: {a: ['[1, 1]']}}}},
              rejectedPlans: [{stage: 'SORT', inputStage: {stage: 'COLLSCAN'}}]},
             command: {find: 'c', filter: {a: 1, b: 1}, limit: 5, '$db': 'db'}, ok: 1}
            """);

    assertThat(plan.stages()).containsExactlyInAnyOrder("LIMIT", "FETCH", "IXSCAN");
    assertThat(plan.scansCollection()).isFalse();
    assertThat(plan.sortsInMemory()).isFalse();
  }

  @Test
  void branchThatScansIsFound() {
    assertThat(
            plan("""
            {queryPlanner: {winningPlan: {stage: 'SUBPLAN', inputStage: {stage: 'OR',
                inputStages: [{stage: 'IXSCAN'}, {stage: 'COLLSCAN'}]}}}}
            """)
                .scansCollection())
        .isTrue();
  }

  @Test
  void planOfTheSlotBasedEngine() {
    QueryPlan plan =
        plan(
            """
            {explainVersion: '2', queryPlanner: {winningPlan: {
                queryPlan: {stage: 'GROUP', planNodeId: 3, inputStage: {
                    stage: 'SORT', sortPattern: {b: 1}, inputStage: {
                        stage: 'COLLSCAN', filter: {}, direction: 'forward'}}},
                slotBasedPlan: {slots: '$$RESULT=s7', stages: '[1] scan s4 s5'}},
              rejectedPlans: []}}
            """);

    assertThat(plan.scansCollection()).isTrue();
    assertThat(plan.sortsInMemory()).isTrue();
  }

  @Test
  void planOfAnAggregationIsInItsFirstStage() {
    assertThat(
            plan("""
            {stages: [
                {$cursor: {queryPlanner: {winningPlan: {
                    stage: 'PROJECTION_SIMPLE', inputStage: {stage: 'COLLSCAN'}},
                    rejectedPlans: []}}},
                {$group: {_id: '$a', n: {$sum: {$const: 1}}}}]}
            """)
                .scansCollection())
        .isTrue();
  }

  @Test
  void plansOfAllShardsCount() {
    assertThat(
            plan("""
            {queryPlanner: {winningPlan: {stage: 'SHARD_MERGE', shards: [
                {shardName: 's0', winningPlan: {stage: 'IXSCAN'}},
                {shardName: 's1', winningPlan: {stage: 'SHARDING_FILTER',
                    inputStage: {stage: 'COLLSCAN'}}}]}}}
            """)
                .scansCollection())
        .isTrue();
  }

  @Test
  void planOfAWriteIsBelowTheWrite() {
    assertThat(
            plan("""
            {queryPlanner: {winningPlan: {stage: 'DELETE',
                inputStage: {stage: 'COLLSCAN', filter: {user: {$eq: 1}}}}}}
            """)
                .scansCollection())
        .isTrue();
    assertThat(
            plan("""
            {queryPlanner: {winningPlan: {stage: 'UPDATE', inputStage: {stage: 'IDHACK'}}}}
            """)
                .scansCollection())
        .isFalse();
  }

  private static QueryPlan plan(String answer) {
    return QueryPlan.of(Document.parse(answer));
  }
}
