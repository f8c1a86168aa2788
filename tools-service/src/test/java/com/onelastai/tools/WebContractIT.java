package com.onelastai.tools;

import com.onelastai.starter.test.WebContract;
import com.onelastai.tools.test.ToolsServiceIT;

@ToolsServiceIT
class WebContractIT extends WebContract {}
