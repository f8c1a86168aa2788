package com.onelastai.lab;

import com.onelastai.lab.test.LabServiceIT;
import com.onelastai.starter.test.WebContract;

@LabServiceIT
class WebContractIT extends WebContract {}
