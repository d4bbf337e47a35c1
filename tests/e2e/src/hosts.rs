//! Real web servers, with the configurations of `docs/deploy/`.
//!
//! Those files are used as they are, but for the lines that differ from host to host: where the
//! files lie and at which address.

use std::fs::{self, File};
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use xtask::serve::Seen;

use crate::process::{self, Program};
use crate::tools::required;
use crate::world::World;

/// Where each server notes what it is asked for.
const REQUESTS: &str = "requests.log";

/// A web server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Software {
    /// nginx with the modules that it always has.
    Nginx,
    /// nginx with the module for brotli, and the line that turns it on.
    NginxWithBrotli,
    /// Caddy.
    Caddy,
}

impl Software {
    /// All of them.
    pub(crate) const ALL: [Self; 3] = [Self::Nginx, Self::NginxWithBrotli, Self::Caddy];
}

/// Serves `dist` at `port`, or at a free one if that is 0. Everything else goes into `home`.
pub(crate) fn start(
    world: &World,
    software: Software,
    dist: &Path,
    home: &Path,
    port: u16,
) -> Result<(Program, u16), String> {
    let port = if port == 0 { process::free_port().map_err(told)? } else { port };
    let files = home.join("www");
    fs::create_dir_all(&files).map_err(told)?;
    symlink(dist.canonicalize().map_err(told)?, files.join("troth")).map_err(told)?;
    File::create(home.join(REQUESTS)).map_err(told)?;
    let mut command = match software {
        Software::Caddy => caddy(world, home, port)?,
        _ => nginx(world, home, port, software == Software::NginxWithBrotli)?,
    };
    let log = home.join("output.log");
    let start = |error| format!("{software:?} does not start: {error}");
    let mut program = Program::start(&mut command, &world.mark, &log).map_err(start)?;
    process::wait_for_port(&mut program, port).map_err(|error| {
        let output = fs::read_to_string(&log).unwrap_or_default();
        format!("{software:?}: {error}\n{output}")
    })?;
    Ok((program, port))
}

/// What the server in `home` was asked for, in order.
pub(crate) fn requests(software: Software, home: &Path) -> Vec<Seen> {
    let log = fs::read_to_string(home.join(REQUESTS)).unwrap_or_default();
    let read = if software == Software::Caddy { of_caddy } else { of_nginx };
    log.lines().filter_map(read).collect()
}

fn nginx(world: &World, home: &Path, port: u16, brotli: bool) -> Result<Command, String> {
    let program = required(world.tools.nginx.as_deref(), "nginx", "NGINX")?;
    let mut shipped = shipped(
        "nginx.conf",
        &[("root /srv/www;", &format!("root {};", path(&home.join("www"))))],
    )?;
    let mut module = String::new();
    if brotli {
        // Debian's folders: …/usr/sbin/nginx and …/usr/lib/nginx/modules.
        let modules = program.ancestors().nth(2).unwrap_or(program).join("lib/nginx/modules");
        let file = modules.join("ngx_http_brotli_static_module.so");
        module = format!("load_module {};\n", path(&file));
        shipped = replaced(&shipped, "# brotli_static on;", "brotli_static on;")?;
    }
    let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .iter()
        .map(|name| format!("{name}_temp_path temporary;\n"))
        .collect();
    let whole = format!(
        "{module}daemon off;\nuser root root;\npid nginx.pid;\nerror_log stderr;\nevents {{}}\n\
         http {{\n{temporary}log_format told '$request_method $request_uri $status';\n\
         access_log {REQUESTS} told;\nserver {{\nlisten 127.0.0.1:{port};\n{shipped}\n}}\n}}\n"
    );
    fs::write(home.join("nginx.conf"), whole).map_err(told)?;
    let mut command = Command::new(program);
    command.arg("-p").arg(home).args(["-c", "nginx.conf", "-e", "stderr"]);
    Ok(command)
}

fn caddy(world: &World, home: &Path, port: u16) -> Result<Command, String> {
    let program = required(world.tools.caddy.as_deref(), "caddy", "CADDY")?;
    let log = path(&home.join(REQUESTS));
    let address = format!("http://127.0.0.1:{port} {{\n\tlog {{\n\t\toutput file {log}\n\t}}");
    let files = format!("root * {}", path(&home.join("www")));
    let own = [("root * /srv/www", files), ("troth.example {", address)];
    let own = own.each_ref().map(|(from, to)| (*from, to.as_str()));
    let whole = format!("{{\n\tadmin off\n\tauto_https off\n}}\n{}", shipped("Caddyfile", &own)?);
    let file = home.join("Caddyfile");
    fs::write(&file, whole).map_err(told)?;
    let mut command = Command::new(program);
    command.arg("run").arg("--config").arg(file).args(["--adapter", "caddyfile"]);
    command.env("HOME", home).env("XDG_DATA_HOME", home).env("XDG_CONFIG_HOME", home);
    Ok(command)
}

/// A configuration of the project with what differs from host to host.
fn shipped(name: &str, own: &[(&str, &str)]) -> Result<String, String> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/deploy").join(name);
    let text = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", path(&file)))?;
    own.iter().try_fold(text, |text, (from, to)| replaced(&text, from, to))
}

/// `text` with `to` in the one place where it says `from`; comments aside.
fn replaced(text: &str, from: &str, to: &str) -> Result<String, String> {
    let found = text.matches(from).count();
    if found == 1 {
        Ok(text.replace(from, to))
    } else {
        Err(format!("“{from}” stands in the configuration {found} times instead of once"))
    }
}

fn of_nginx(line: &str) -> Option<Seen> {
    let (method, rest) = line.split_once(' ')?;
    let (path, status) = rest.rsplit_once(' ')?;
    Some(seen(method, path, status.parse().ok()?))
}

fn of_caddy(line: &str) -> Option<Seen> {
    let line: Value = serde_json::from_str(line).ok()?;
    let request = &line["request"];
    let status = u16::try_from(line["status"].as_u64()?).ok()?;
    Some(seen(request["method"].as_str()?, request["uri"].as_str()?, status))
}

fn seen(method: &str, path: &str, status: u16) -> Seen {
    Seen { method: method.to_owned(), path: path.to_owned(), status, body: String::new() }
}

fn path(path: &Path) -> String {
    path.display().to_string()
}

fn told(error: std::io::Error) -> String {
    format!("no place for a host's files: {error}")
}
