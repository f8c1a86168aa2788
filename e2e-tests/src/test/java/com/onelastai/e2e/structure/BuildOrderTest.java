package com.onelastai.e2e.structure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Two modules are built at a time, in the order of their dependencies. */
class BuildOrderTest {

  @Test
  void suiteIsStartedAfterEveryModuleOfItIsBuilt() {
    assertThat(Modules.dependenciesOf("e2e-tests")).containsAll(Modules.deployables());
  }
}
