package com.onelastai.lab.test;

import com.onelastai.starter.test.WholeServiceTest;

@LabServiceIT
public abstract class ServiceTest extends WholeServiceTest {}
