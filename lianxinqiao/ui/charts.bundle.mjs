// What static/ui/charts.js draws with, and nothing else of ECharts: a fifth of the library, see docs/decisions/0023.
import { init, use } from "echarts/core";
import { BarChart, LineChart, PieChart } from "echarts/charts";
import { GridComponent, LegendPlainComponent, LegendScrollComponent, TooltipComponent } from "echarts/components";
import { CanvasRenderer } from "echarts/renderers";

use([BarChart, LineChart, PieChart, GridComponent, LegendPlainComponent, LegendScrollComponent, TooltipComponent, CanvasRenderer]);

export { init };
