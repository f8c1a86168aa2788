package com.onelastai.support.test;

import com.onelastai.starter.test.Api.Person;
import com.onelastai.starter.test.WholeServiceTest;
import java.util.UUID;

@SupportServiceIT
public abstract class ServiceTest extends WholeServiceTest {

  protected static final Person TEAM = Person.support();

  /** An address of this test alone. */
  protected final String email = "u-" + UUID.randomUUID() + "@example.com";
}
