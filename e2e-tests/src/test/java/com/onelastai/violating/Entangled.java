package com.onelastai.violating;

import com.onelastai.e2e.structure.violations.UnguardedController;

/** Stands for a service that knows the code of another. */
public class Entangled {

  UnguardedController other = new UnguardedController();
}
