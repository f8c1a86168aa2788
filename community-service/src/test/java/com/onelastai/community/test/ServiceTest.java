package com.onelastai.community.test;

import com.onelastai.starter.test.Api.Person;
import com.onelastai.starter.test.WholeServiceTest;

@CommunityServiceIT
public abstract class ServiceTest extends WholeServiceTest {

  protected static final Person MODERATOR = Person.moderator();
}
