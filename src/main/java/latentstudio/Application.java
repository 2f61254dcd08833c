package latentstudio;
import com.vaadin.flow.component.page.AppShellConfigurator;
public class Application implements AppShellConfigurator {}
